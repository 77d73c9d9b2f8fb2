package dev.parley.bench;

import dev.parley.bench.angel.Blow;
import dev.parley.bench.angel.Pauses;
import dev.parley.bench.angel.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What an angel costs, and how long nobody is served when a service is replaced.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "angel",
    mixinStandardHelpOptions = true,
    description = {
      "How long people wait when the service is restarted or killed under its angel,",
      "and what the link between the two processes costs. At most six minutes."
    })
final class AngelCommand extends Part {
  /// What a JVM needs besides the connections of people.
  private static final int OTHER_FILES = 500;

  @Option(
      names = "--people",
      defaultValue = "10000",
      description = "How many are connected (default: ${DEFAULT-VALUE}).")
  private int people;

  @Option(
      names = "--dialogs",
      defaultValue = "1000",
      description = "How many of them are in a dialog (default: ${DEFAULT-VALUE}).")
  private int dialogs;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "Lines per second of all of them together (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--repetitions",
      defaultValue = "20",
      description = "How many restarts, and how many kills (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Option(
      names = "--limit",
      defaultValue = "200",
      description = "Seconds after which no more of them is begun (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often the link is measured, in new JVMs (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "How long each window is in which it is (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--warmup",
      defaultValue = "6",
      description = "Seconds of load before anything is measured (default: ${DEFAULT-VALUE}).")
  private double warmup;

  @Option(
      names = "--service-jvm",
      description = "A further flag for the JVM of the service; may be repeated.")
  private List<String> serviceFlags = List.of();

  @Override
  String measure() {
    try {
      var pauses = repetitions == 0 ? "" : pauses();
      var costs =
          rounds == 0 ? "" : new LinkCost(rounds, millis(warmup), millis(seconds)).measure();
      return pauses + "\n" + costs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String pauses() throws IOException {
    int files = Machine.openFiles();
    int present = Math.min(people, files - OTHER_FILES);
    var options =
        new Pauses.Options(
            present,
            Math.min(dialogs, present),
            rate,
            repetitions,
            Duration.ofMillis(millis(warmup)),
            Duration.ofSeconds(limit),
            serviceFlags);
    var all =
        Pauses.measure(
            options,
            seen ->
                System.err.printf(
                    "  %s: pause %.0f ms, longest wait of a line %.0f ms%n",
                    seen.blow(), seen.pauseNanos() / 1e6, seen.longestWaitNanos() / 1e6));
    var table = new Table(1, "what", "times", "p50, ms", "p99, ms", "longest, ms");
    addRows(table, "restart", all, Blow.RESTART);
    addRows(table, "SIGKILL", all, Blow.CRASH);
    return """
    %,d people, %,d of them in a dialog, %,d lines per second in all; a process may have %,d \
    files open. Nobody was disconnected; no line was lost, doubled or out of order.

    %s\
    """
        .formatted(options.people(), options.interviewed(), rate, files, table);
  }

  private static long millis(double seconds) {
    return Math.round(seconds * 1000);
  }

  private static void addRows(Table table, String what, List<Trial.Seen> all, Blow blow) {
    var seen = all.stream().filter(one -> one.blow() == blow).toList();
    table.add(row(what + ": pause", seen, Trial.Seen::pauseNanos));
    table.add(row(what + ": longest wait of a line", seen, Trial.Seen::longestWaitNanos));
  }

  private static String[] row(
      String what, List<Trial.Seen> seen, ToLongFunction<Trial.Seen> nanos) {
    var cells = new String[] {what, Integer.toString(seen.size()), "", "", ""};
    var shares = new double[] {0.5, 0.99, 1};
    for (int i = 0; i < shares.length; i++) {
      var values = seen.stream().mapToDouble(one -> nanos.applyAsLong(one) / 1e6);
      cells[i + 2] = "%,.0f".formatted(Quantile.of(shares[i], values));
    }
    return cells;
  }
}
