package dev.parley.timer;

import static dev.parley.timer.TimersFixture.minutes;
import static dev.parley.timer.TimersFixture.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CustomTimerTest {
  private final TimersFixture fixture = new TimersFixture();
  private final Timers timers = fixture.timers;

  @AfterEach
  void close() {
    fixture.close();
  }

  /// Each time twice as long, and then it gives up; with a handler of its own.
  private final class Retry implements Schedule, TimerHandler {
    private Duration pause = seconds(10);

    @Override
    public @Nullable Instant next(Instant after) {
      Duration pause = this.pause;
      this.pause = pause.multipliedBy(2);
      return pause.compareTo(minutes(1)) > 0 ? null : after.plus(pause);
    }

    @Override
    public void handle(Timer timer) {
      fixture.note("retry");
    }
  }

  @Test
  void runsAtTimesOfItsOwnWithItsOwnHandler() throws Exception {
    Timer timer = timers.schedule(new Retry());
    fixture.advance(minutes(10));
    assertThat(fixture.notes).containsExactly("00:10 retry", "00:30 retry", "01:10 retry");
    assertThat(timer.isActive()).isFalse();
  }

  @Test
  void runsAtTimesOfItsOwnWithAnyHandler() throws Exception {
    timers.schedule(new Retry(), fixture.noting("other"));
    fixture.advance(seconds(10));
    assertThat(fixture.notes).containsExactly("00:10 other");
  }

  @Test
  void isOverFromTheBeginningWithoutATime() {
    assertThat(timers.schedule(_ -> null, fixture.noting("?")).isActive()).isFalse();
  }

  @Test
  void isRefusedIfItBeginsInThePast() {
    Instant begin = fixture.begin;
    assertThatIllegalStateException()
        .isThrownBy(() -> timers.schedule(_ -> begin, fixture.noting("?")))
        .withMessageContaining("is " + begin + " (expected a later time)");
  }

  @Test
  void endsAfterTheTurnIfItsScheduleFails() throws Exception {
    try (var log = new LogCapture()) {
      Instant first = fixture.begin.plusSeconds(10);
      Timer stuck = timers.schedule(_ -> first, fixture.noting("stuck"));
      Timer broken =
          timers.schedule(
              after -> {
                if (after.equals(first)) {
                  throw new IllegalStateException("broken");
                }
                return first;
              },
              fixture.noting("broken"));
      fixture.advance(minutes(1));
      assertThat(fixture.notes).containsExactly("00:10 stuck", "00:10 broken");
      assertThat(stuck.isActive()).isFalse();
      assertThat(broken.isActive()).isFalse();
      assertThat(log.warnings())
          .hasSize(2)
          .allMatch(warning -> warning.endsWith("ends after this turn, since its schedule failed"));
    }
  }
}
