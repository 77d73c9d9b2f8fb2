package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private long now;
  private final Backoff backoff = new Backoff(() -> now, Duration.ofSeconds(60));

  @Test
  void doublesUpToHalfAMinute() {
    var delays = new ArrayList<Long>();
    for (int n = 0; n < 8; n++) {
      backoff.served();
      delays.add(backoff.crashed().toSeconds());
    }
    assertThat(delays).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 32L);
  }

  @Test
  void beginsAnewAfterAGoodStart() {
    backoff.crashed();
    backoff.crashed();
    backoff.served();
    pass(60);
    assertThat(backoff.crashed()).isZero();
    assertThat(backoff.crashed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void goesOnAfterAShortOne() {
    backoff.crashed();
    backoff.served();
    pass(59);
    assertThat(backoff.crashed()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void doesNotTakeAProcessThatNeverServedForAGoodStart() {
    backoff.served();
    backoff.crashed();
    pass(1000);
    assertThat(backoff.crashed()).isEqualTo(Duration.ofSeconds(1));
  }

  private void pass(long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }
}
