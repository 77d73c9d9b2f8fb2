package dev.parley.bench;

import dev.parley.bench.angel.Watched;
import dev.parley.bench.child.Child;
import dev.parley.bench.people.Evening;
import dev.parley.bench.people.Findings;
import dev.parley.bench.people.PartyMain;
import dev.parley.bench.people.TalkerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// A talker with accounts and commands.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = {
      "A talker whose people have signed in and type a command a second each;",
      "and one where others storm in meanwhile, twice. Two minutes."
    })
final class PeopleCommand extends Part {
  private static final int LOAD_CPU = 1;
  private static final Duration EXTRA = Duration.ofMinutes(8);
  private static final double MILLI = 1e6;
  private static final double SECOND = 1e9;
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m");
  private static final List<String> LOAD_FLAGS =
      List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");

  @Option(
      names = "--people",
      defaultValue = "1000",
      description = "How many are signed in; 0 leaves that part out (default: ${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--storm",
      defaultValue = "200",
      description =
          "How many sign in within a second; 0 leaves that part out (default: ${DEFAULT-VALUE}).")
  private int storm;

  @Option(
      names = "--present",
      defaultValue = "200",
      description = "How many are signed in when the storm comes (default: ${DEFAULT-VALUE}).")
  private int present;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description =
          "How long the window without a storm is; a storm lasts until all are in (default:"
              + " ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--warmup",
      defaultValue = "20",
      description = "Seconds of typing before it (default: ${DEFAULT-VALUE}).")
  private double warmup;

  @Option(
      names = "--jvm",
      description = "A further flag for the JVM of the talker; may be repeated.")
  private List<String> jvmFlags = List.of();

  @Override
  String measure() {
    var table =
        new Table(
            1,
            "what",
            "people",
            "commands/s",
            "lines seen/s",
            "p50, ms",
            "p99, ms",
            "longest, ms",
            "CPU/command, us",
            "of the processor",
            "other load");
    try {
      if (people > 0) {
        add(table, "no storm", people, spend(people, 0).getFirst());
      }
      var words = new StringBuilder();
      if (storm > 0) {
        var seen = spend(present, storm);
        for (int i = 0; i < seen.size(); i++) {
          var which = (i == 0 ? "first" : "second") + " storm of " + storm;
          add(table, which, present, seen.get(i));
          words.append(describe(which, seen.get(i).storm()));
        }
      }
      return table + "\n" + words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Findings> spend(int people, int storm) throws IOException {
    System.err.printf("%d people, and a storm of %d%n", people, storm);
    var folder = Files.createTempDirectory("parley");
    try {
      return spend(people, storm, folder);
    } finally {
      try (var files = Files.list(folder)) {
        for (var file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(folder);
    }
  }

  private List<Findings> spend(int people, int storm, Path folder) throws IOException {
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(jvmFlags);
    var store = "--store=" + folder.resolve("store.db");
    var options = new Watched.Options(false, Server.CPU, flags, List.of(store));
    var mapper = new JsonMapper();
    try (var talker = Watched.start(TalkerMain.class, options);
        var party = Child.start("people", LOAD_CPU, LOAD_FLAGS, PartyMain.class)) {
      var evening =
          new Evening(
              talker.address().getPort(),
              talker.pids().getFirst(),
              people,
              storm,
              Math.round(warmup * 1000),
              storm == 0 ? Math.round(seconds * 1000) : 0,
              1);
      party.tell(mapper.writeValueAsString(evening));
      var all = new ArrayList<Findings>();
      for (int i = 0; i < (storm == 0 ? 1 : 2); i++) {
        all.add(mapper.readValue("{" + party.await("{", EXTRA), Findings.class));
        System.err.printf("  p99 %.1f ms%n", all.getLast().p99() / MILLI);
      }
      return all;
    }
  }

  private static void add(Table table, String what, int people, Findings seen) {
    double time = seen.nanos() / SECOND;
    table.add(
        what,
        "%,d".formatted(people),
        "%,.0f".formatted(seen.commands() / time),
        "%,.0f".formatted(seen.lines() / time),
        "%.1f".formatted(seen.p50() / MILLI),
        "%.1f".formatted(seen.p99() / MILLI),
        "%.1f".formatted(seen.longest() / MILLI),
        "%.0f".formatted(seen.serverCpu() / 1e3 / seen.commands()),
        "%.0f %%".formatted(100.0 * seen.serverCpu() / seen.nanos()),
        "%.0f %%".formatted(100.0 * seen.otherCpu() / seen.nanos()));
  }

  private static String describe(String which, Findings.Storm seen) {
    return """
    - The %s: half were in after %.1f s, the last one after %.1f s. Of the %d who waited for two
      seconds or more, %d were told their place in line. Nobody saw nothing for longer than %.1f s.
    """
        .formatted(
            which,
            seen.median() / SECOND,
            seen.last() / SECOND,
            seen.waited(),
            seen.told(),
            seen.silence() / SECOND);
  }
}
