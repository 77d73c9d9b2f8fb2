package dev.parley.bench;

import dev.parley.bench.angel.Watched;
import dev.parley.bench.load.Job;
import dev.parley.bench.load.Outcome;
import dev.parley.bench.server.EchoMain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// An echo in one process beside the same under an angel, in turns.
///
/// Not thread-safe: many threads may use it, one at a time.
final class LinkCost {
  private static final int CONNECTIONS = 100;
  private static final List<Job.Work> WORKS = List.of(Job.Work.ECHO, Job.Work.RELAY);
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");

  private final int rounds;
  private final long warmUpMillis;
  private final long windowMillis;
  private final Map<Cell, List<Outcome>> outcomes = new LinkedHashMap<>();

  /// How many processes there are.
  ///
  /// Immutable.
  private enum Form {
    ALONE("one process"),
    ANGEL("angel and service");

    final String title;

    Form(String title) {
      this.title = title;
    }
  }

  /// What was measured of whom.
  ///
  /// Immutable.
  private record Cell(Job.Work work, Form form) {}

  /// @param warmUpMillis for each new JVM; a quarter of it before each window
  LinkCost(int rounds, long warmUpMillis, long windowMillis) {
    this.rounds = rounds;
    this.warmUpMillis = warmUpMillis;
    this.windowMillis = windowMillis;
  }

  /// {@return the result as Markdown}
  String measure() throws IOException {
    for (int round = 1; round <= rounds; round++) {
      System.err.printf("link, round %d of %d%n", round, rounds);
      try (var alone = start(Form.ALONE);
          var angel = start(Form.ANGEL);
          var load = new LoadGenerator()) {
        load.run(job(Job.Work.ECHO, alone, warmUpMillis));
        load.run(job(Job.Work.ECHO, angel, warmUpMillis));
        for (var work : WORKS) {
          for (Form form : Form.values()) {
            var server = form == Form.ALONE ? alone : angel;
            var outcome = load.run(job(work, server, warmUpMillis / 4));
            System.err.printf(
                "  %s: %s: p50 %.0f us, %.2f us of CPU%n",
                work, form.title, outcome.p50Nanos() / 1e3, outcome.serverMicros());
            outcomes.computeIfAbsent(new Cell(work, form), _ -> new ArrayList<>()).add(outcome);
          }
        }
      }
    }
    return table();
  }

  private static Watched start(Form form) throws IOException {
    var options = new Watched.Options(form == Form.ANGEL, Server.CPU, FLAGS, List.of());
    return Watched.start(EchoMain.class, options);
  }

  private Job job(Job.Work work, Watched server, long warmUpMillis) {
    int port = server.address().getPort();
    return new Job(work, port, server.pids(), CONNECTIONS, 1, warmUpMillis, windowMillis);
  }

  private String table() {
    var table =
        new Table(2, "in flight", "processes", "lines/s", "p50, us", "p99, us", "CPU/line, us");
    for (var work : WORKS) {
      var flight = work == Job.Work.ECHO ? "1 for each connection" : "1 in all";
      var alone = of(work, Form.ALONE);
      var angel = of(work, Form.ANGEL);
      table.add(row(flight, Form.ALONE.title, alone));
      table.add(row(flight, Form.ANGEL.title, angel));
      table.add(
          flight,
          "difference",
          "",
          "%+.0f".formatted(median(angel, LinkCost::p50) - median(alone, LinkCost::p50)),
          "%+.0f".formatted(median(angel, LinkCost::p99) - median(alone, LinkCost::p99)),
          "times %.2f"
              .formatted(
                  median(angel, Outcome::serverMicros) / median(alone, Outcome::serverMicros)));
    }
    double noise =
        outcomes.values().stream()
            .flatMap(List::stream)
            .mapToDouble(outcome -> (double) outcome.otherCpuNanos() / outcome.nanos())
            .max()
            .orElse(0);
    return """
    An echo for %d connections; medians of %d rounds. CPU is that of both processes together.

    %s
    Everything else on the machine took at most %.0f %% of one processor in any window.
    """
        .formatted(CONNECTIONS, rounds, table, 100 * noise);
  }

  private List<Outcome> of(Job.Work work, Form form) {
    return outcomes.getOrDefault(new Cell(work, form), List.of());
  }

  private static String[] row(String flight, String title, List<Outcome> all) {
    return new String[] {
      flight,
      title,
      "%,.0f".formatted(median(all, Outcome::rate)),
      "%,.0f".formatted(median(all, LinkCost::p50)),
      "%,.0f".formatted(median(all, LinkCost::p99)),
      "%.2f".formatted(median(all, Outcome::serverMicros))
    };
  }

  private static double p50(Outcome outcome) {
    return outcome.p50Nanos() / 1e3;
  }

  private static double p99(Outcome outcome) {
    return outcome.p99Nanos() / 1e3;
  }

  private static double median(List<Outcome> all, ToDoubleFunction<Outcome> value) {
    return Median.of(all.stream().mapToDouble(value));
  }
}
