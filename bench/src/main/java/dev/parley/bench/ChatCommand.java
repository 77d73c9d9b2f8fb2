package dev.parley.bench;

import dev.parley.bench.load.Job;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lines that go to everybody.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Ten people talk in bursts of 64-byte lines, and everybody gets every line.")
final class ChatCommand extends Part {
  @Mixin private final RunOptions options = new RunOptions();

  @Option(
      names = "--people",
      split = ",",
      defaultValue = "100,1000",
      description = "How many connections (default: ${DEFAULT-VALUE}).")
  private List<Integer> people = List.of();

  @Option(
      names = "--in-flight",
      split = ",",
      defaultValue = "1,16",
      description = "Lines in the burst of each talker (default: ${DEFAULT-VALUE}).")
  private List<Integer> depths = List.of();

  @Override
  String measure() {
    return Comparison.table(results(), "people", "delivery", "deliveries");
  }

  Results results() {
    var scenarios =
        depths.stream()
            .flatMap(
                depth -> people.stream().map(count -> new Scenario(Job.Work.CHAT, count, depth)))
            .toList();
    return new Rounds(options.servers, scenarios, options).run();
  }
}
