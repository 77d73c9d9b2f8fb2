package dev.parley.bench;

import dev.parley.bench.load.Job;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lines that come back to who sent them.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "echo",
    mixinStandardHelpOptions = true,
    description = "Each connection sends 64-byte lines and gets them back.")
final class EchoCommand extends Part {
  @Mixin private final RunOptions options = new RunOptions();

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,100,1000",
      description = "How many connections (default: ${DEFAULT-VALUE}).")
  private List<Integer> connections = List.of();

  @Option(
      names = "--in-flight",
      split = ",",
      defaultValue = "1,16",
      description = "Lines in flight on each connection (default: ${DEFAULT-VALUE}).")
  private List<Integer> depths = List.of();

  @Override
  String measure() {
    return Comparison.table(results(), "connections", "line", "lines");
  }

  Results results() {
    var scenarios =
        depths.stream()
            .flatMap(depth ->
                connections.stream().map(count -> new Scenario(Job.Work.ECHO, count, depth)))
            .toList();
    return new Rounds(options.servers, scenarios, options).run();
  }
}
