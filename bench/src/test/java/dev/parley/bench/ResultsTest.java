package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.bench.load.Job;
import dev.parley.bench.load.Outcome;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Scenario ECHO = new Scenario(Job.Work.ECHO, 100, 16);

  private final Results results = new Results();

  @Test
  void comparesWithTheBaseOfTheSameRound() {
    // The machine is slower in each round; the ratios are 2, 1.5 and 3.
    add(Contestant.NETTY, 1, 2, 4);
    add(Contestant.THREADS, 2, 3, 12);

    assertThat(results.ratio(ECHO, Contestant.THREADS)).isEqualTo(2, within(1e-9));
    assertThat(results.ratio(ECHO, Contestant.NETTY)).isEqualTo(1, within(1e-9));
    assertThat(results.median(ECHO, Contestant.THREADS, Outcome::serverMicros))
        .isEqualTo(3, within(1e-9));
  }

  @Test
  void hasNoRatioWithoutTheBase() {
    add(Contestant.THREADS, 2);

    assertThat(results.ratio(ECHO, Contestant.THREADS)).isNaN();
    assertThat(Comparison.table(results, "connections", "line", "lines"))
        .contains("| virtual threads |");
  }

  @Test
  void takesTheMeanOfTwoMiddleValues() {
    add(Contestant.NETTY, 1, 4, 2, 100);

    assertThat(results.median(ECHO, Contestant.NETTY, Outcome::serverMicros))
        .isEqualTo(3, within(1e-9));
  }

  private void add(Contestant contestant, int... micros) {
    for (int value : micros) {
      results.add(
          ECHO, contestant, new Outcome(1000, 1_000_000, 1, 1, value * 1_000_000L, 0, 0, 0, 0));
    }
  }
}
