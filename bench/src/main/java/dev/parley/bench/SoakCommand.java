package dev.parley.bench;

import dev.parley.bench.angel.Blow;
import dev.parley.bench.angel.Soak;
import dev.parley.bench.angel.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Restarts and crashes for as long as one likes.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = "Random restarts and crashes under load, until somebody notices anything.")
final class SoakCommand extends Part {
  @Option(
      names = "--minutes",
      defaultValue = "60",
      description = "For how long (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(names = "--seed", description = "What chance begins with (default: the time).")
  private long seed = System.nanoTime();

  @Override
  String measure() {
    System.err.println("seed " + seed);
    try {
      var all =
          Soak.run(
              Duration.ofMillis(Math.round(minutes * 60_000)),
              seed,
              seen ->
                  System.err.printf(
                      "  %s: pause %.3f s, longest wait %.3f s%n",
                      seen.blow(), seen.pauseNanos() / 1e9, seen.longestWaitNanos() / 1e9));
      return table(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table(List<Trial.Seen> all) {
    var table = new Table(1, "blow", "times", "longest pause, ms", "longest wait of a line, ms");
    for (Blow blow : Blow.values()) {
      var seen = all.stream().filter(one -> one.blow() == blow).toList();
      table.add(
          blow.toString(),
          Integer.toString(seen.size()),
          "%,.0f".formatted(seen.stream().mapToLong(Trial.Seen::pauseNanos).max().orElse(0) / 1e6),
          "%,.0f"
              .formatted(
                  seen.stream().mapToLong(Trial.Seen::longestWaitNanos).max().orElse(0) / 1e6));
    }
    return "Nobody was disconnected; nothing was lost, doubled or out of order.\n\n" + table;
  }
}
