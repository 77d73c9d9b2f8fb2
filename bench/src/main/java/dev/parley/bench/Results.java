package dev.parley.bench;

import dev.parley.bench.load.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// The outcomes of all rounds.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Results {
  private final Map<Scenario, Map<Contestant, List<Outcome>>> outcomes = new LinkedHashMap<>();

  void add(Scenario scenario, Contestant contestant, Outcome outcome) {
    outcomes
        .computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
        .computeIfAbsent(contestant, _ -> new ArrayList<>())
        .add(outcome);
  }

  Set<Scenario> scenarios() {
    return outcomes.keySet();
  }

  /// {@return the outcomes in the order of the rounds; none if it did not take part}
  List<Outcome> of(Scenario scenario, Contestant contestant) {
    return outcomes.getOrDefault(scenario, Map.of()).getOrDefault(contestant, List.of());
  }

  /// {@return the median over the rounds}
  double median(Scenario scenario, Contestant contestant, ToDoubleFunction<Outcome> value) {
    return Median.of(of(scenario, contestant).stream().mapToDouble(value));
  }

  /// {@return the median, over the rounds, of the server's CPU per line divided by that of
  /// [Contestant#BASE] in the same round; NaN without it}
  double ratio(Scenario scenario, Contestant contestant) {
    List<Outcome> own = of(scenario, contestant);
    List<Outcome> base = of(scenario, Contestant.BASE);
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < Math.min(own.size(), base.size()); i++) {
      ratios.add(own.get(i).serverMicros() / base.get(i).serverMicros());
    }
    return Median.of(ratios.stream().mapToDouble(Double::doubleValue));
  }

  /// {@return the highest share, from 0 to 1, of a processor that the rest of the machine took in
  /// any window}
  double noise() {
    return outcomes.values().stream()
        .flatMap(map -> map.values().stream())
        .flatMap(List::stream)
        .mapToDouble(outcome -> (double) outcome.otherCpuNanos() / outcome.nanos())
        .max()
        .orElse(0);
  }
}
