package dev.parley.bench;

import dev.parley.bench.load.Outcome;
import java.util.Optional;

/// The table of an echo or a chat.
final class Comparison {
  private Comparison() {}

  /// {@return the results as Markdown}
  ///
  /// @param who the head of the column that tells how many are connected
  /// @param unit what is counted, a line or a delivery
  /// @param units the same for many
  static String table(Results results, String who, String unit, String units) {
    var table =
        new Table(
            1,
            "server",
            who,
            "in flight",
            units + "/s",
            "p50, us",
            "p99, us",
            "CPU/" + unit + ", us",
            "lowest - highest",
            "of Netty's CPU",
            "load's CPU");
    for (Scenario scenario : results.scenarios()) {
      for (Contestant contestant : Contestant.values()) {
        if (!results.of(scenario, contestant).isEmpty()) {
          table.add(row(results, scenario, contestant));
        }
      }
    }
    return table + "\n" + noise(results);
  }

  private static String[] row(Results results, Scenario scenario, Contestant contestant) {
    var cpu =
        results.of(scenario, contestant).stream()
            .mapToDouble(Outcome::serverMicros)
            .summaryStatistics();
    return new String[] {
      contestant.title,
      Integer.toString(scenario.connections()),
      Integer.toString(scenario.depth()),
      "%,.0f".formatted(results.median(scenario, contestant, Outcome::rate)),
      "%,.0f".formatted(results.median(scenario, contestant, o -> o.p50Nanos() / 1e3)),
      "%,.0f".formatted(results.median(scenario, contestant, o -> o.p99Nanos() / 1e3)),
      "%.2f".formatted(results.median(scenario, contestant, Outcome::serverMicros)),
      "%.2f - %.2f".formatted(cpu.getMin(), cpu.getMax()),
      Optional.of(results.ratio(scenario, contestant))
          .filter(ratio -> !ratio.isNaN())
          .map(ratio -> "%.2f".formatted(ratio))
          .orElse(""),
      "%.0f %%"
          .formatted(
              results.median(
                  scenario, contestant, o -> 100.0 * o.loadCpuNanos() / Math.max(1, o.nanos())))
    };
  }

  private static String noise(Results results) {
    return "Everything else on the machine took at most %.0f %% of one processor in any window.\n"
        .formatted(100 * results.noise());
  }
}
