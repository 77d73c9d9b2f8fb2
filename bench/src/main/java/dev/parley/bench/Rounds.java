package dev.parley.bench;

import dev.parley.bench.load.Job;
import dev.parley.bench.load.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Puts contestants through scenarios, in turns, so that whatever else the machine does hits all
/// alike. Each round has JVMs of its own, since no two of them compile the same code; in a round, a
/// scenario is run against all servers before the next one is.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Rounds {
  private static final long TRIAL_WINDOW_MILLIS = 100;

  private final List<Contestant> contestants;
  private final List<Scenario> scenarios;
  private final RunOptions options;

  Rounds(List<Contestant> contestants, List<Scenario> scenarios, RunOptions options) {
    this.contestants = contestants;
    this.scenarios = scenarios;
    this.options = options;
  }

  /// Runs all rounds.
  Results run() {
    var results = new Results();
    for (int round = 1; round <= options.rounds; round++) {
      System.err.printf("round %d of %d%n", round, options.rounds);
      // Who is first has another predecessor than who is second.
      var order = new ArrayList<>(contestants);
      Collections.rotate(order, round - 1);
      runRound(order, results);
    }
    return results;
  }

  private void runRound(List<Contestant> order, Results results) {
    var servers = new ArrayList<Server>();
    try (var load = new LoadGenerator()) {
      for (Contestant contestant : order) {
        servers.add(
            Server.start(contestant, scenarios.getFirst().work(), Server.CPU, options.jvmFlags));
      }
      for (Server server : servers) {
        compile(server, load);
      }
      for (Scenario scenario : scenarios) {
        for (Server server : servers) {
          Job job = scenario.job(server, options.warmupMillis(), options.windowMillis());
          Outcome outcome = load.run(job);
          results.add(scenario, server.contestant, outcome);
          System.err.printf(
              "  %s: %s: %.2f us, %.0f/s%n",
              scenario, server.contestant.title, outcome.serverMicros(), outcome.rate());
        }
      }
    } finally {
      servers.forEach(Server::close);
    }
  }

  /// Runs every scenario for a moment, so that the first one is not the one in which the code is
  /// compiled.
  private void compile(Server server, LoadGenerator load) {
    for (Scenario scenario : scenarios) {
      load.run(
          scenario.job(
              server, options.firstWarmupMillis() / scenarios.size(), TRIAL_WINDOW_MILLIS));
    }
  }
}
