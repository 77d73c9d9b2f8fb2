package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bench.load.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/// Every part of the benchmark against every server, each for a moment.
@Timeout(300)
class BenchTest {
  private static final String[] MOMENT = {
    "--rounds=1", "--seconds=0.1", "--warmup=0.1", "--first-warmup=0.2", "--in-flight=1,4"
  };

  @Test
  void everyEchoedLineComesBackOnce() {
    var command = parsed(new EchoCommand(), "--connections=1,20");

    Results results = command.results();

    assertThat(results.scenarios()).hasSize(4);
    for (Scenario scenario : results.scenarios()) {
      for (Contestant contestant : Contestant.values()) {
        assertThat(results.of(scenario, contestant))
            .as("%s of %s", scenario, contestant)
            .singleElement()
            .satisfies(outcome -> addsUp(outcome, 1));
      }
    }
  }

  @Test
  void everyLineOfAChatReachesEverybodyOnce() {
    var command = parsed(new ChatCommand(), "--people=2,30");

    Results results = command.results();

    assertThat(results.scenarios()).hasSize(4);
    for (Scenario scenario : results.scenarios()) {
      for (Contestant contestant : Contestant.values()) {
        assertThat(results.of(scenario, contestant))
            .as("%s of %s", scenario, contestant)
            .singleElement()
            .satisfies(outcome -> addsUp(outcome, scenario.connections()));
      }
    }
  }

  @Tag("slow")
  @Test
  void measuresMemory() {
    var command = new MemoryCommand();
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs("--connections=50", "--waits=1000");

    assertThat(command.measure().lines().filter(line -> line.startsWith("| ")))
        .hasSize(1 + Contestant.values().length + 4 + 2);
  }

  @Test
  void measuresStarts() {
    var command = new StartupCommand();
    new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs("--rounds=1");

    assertThat(command.measure().lines().filter(line -> line.startsWith("| ")))
        .hasSize(1 + Contestant.values().length);
  }

  @Test
  @Tag("slow")
  void measuresAngels() {
    var command = new AngelCommand();
    new CommandLine(command)
        .parseArgs(
            "--people=40",
            "--dialogs=10",
            "--rate=100",
            "--repetitions=1",
            "--rounds=1",
            "--seconds=0.1",
            "--warmup=0.4");

    assertThat(command.measure())
        .contains("| restart: pause", "| SIGKILL: pause", "| 1 in all", "| difference");
  }

  @Test
  void measuresStores() {
    var command = new StoreCommand();
    new CommandLine(command).parseArgs("--rounds=1", "--seconds=0.1", "--objects=2000");

    assertThat(command.measure())
        .contains("| service, 100 writers ", "| load of one object ")
        .doesNotContain("NaN");
  }

  @Tag("slow")
  @Test
  void measuresPeopleAndStorms() {
    var command = new PeopleCommand();
    new CommandLine(command)
        .parseArgs("--people=30", "--present=20", "--storm=8", "--seconds=1", "--warmup=0.2");

    assertThat(command.measure()).contains("| no storm ", "| first storm of 8 ", "| second storm ");
  }

  private static void addsUp(Outcome outcome, int copies) {
    assertThat(outcome.lines()).isPositive();
    assertThat(outcome.sent()).isPositive();
    assertThat(outcome.received()).isEqualTo(outcome.sent() * copies);
  }

  private static <T> T parsed(T command, String further) {
    var arguments = new ArrayList<>(Arrays.asList(MOMENT));
    arguments.add(further);
    new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(arguments.toArray(String[]::new));
    return command;
  }
}
