package dev.parley.timer;

import static dev.parley.timer.TimersFixture.minutes;
import static dev.parley.timer.TimersFixture.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TimerTest {
  private final TimersFixture fixture = new TimersFixture();
  private final Timers timers = fixture.timers;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void carriesAContextForItsHandler() throws Exception {
    timers
        .builder()
        .context("the temple")
        .after(seconds(1), timer -> fixture.note(timer.context(String.class)));
    fixture.advance(seconds(1));
    assertThat(fixture.notes).containsExactly("00:01 the temple");

    Timer without = timers.after(seconds(1), fixture.noting("?"));
    assertThat(without.context()).isNull();
    assertThatIllegalStateException()
        .isThrownBy(() -> without.context(String.class))
        .withMessage("timer after PT1S has no context; give it one by builder().context(...)");
    Timer other = timers.builder().context(1).after(seconds(1), fixture.noting("?"));
    assertThatExceptionOfType(ClassCastException.class)
        .isThrownBy(() -> other.context(String.class));
  }

  @Test
  void tellsWhenItIsNextDue() throws Exception {
    Timer timer = timers.every(minutes(1), self -> fixture.note("" + self.nextDue().orElseThrow()));
    assertThat(timer.nextDue()).contains(fixture.begin.plusSeconds(60));
    fixture.advance(minutes(1));
    assertThat(fixture.notes).containsExactly("01:00 " + fixture.begin.plusSeconds(120));
  }

  @Test
  void canBeMoved() throws Exception {
    Timer timer = timers.every(minutes(1), fixture.noting("tick"));
    timer.nextDue(fixture.begin.plusSeconds(10));
    fixture.advance(seconds(75));
    timer.nextDue(fixture.begin.plusSeconds(180));
    fixture.advance(seconds(105));
    timer.nextDue(fixture.begin);
    fixture.advance(Duration.ZERO);
    assertThat(fixture.notes)
        .containsExactly("00:10 tick", "01:10 tick", "03:00 tick", "03:00 tick");
  }

  @Test
  void canNotBeMovedWhenItIsOver() throws Exception {
    Timer timer = timers.after(seconds(1), fixture.noting("once"));
    fixture.advance(seconds(1));
    assertThatIllegalStateException()
        .isThrownBy(() -> timer.nextDue(fixture.begin.plusSeconds(60)))
        .withMessage("timer after PT1S is over; make a new one");
  }

  @Nested
  class WithALabel {
    private Timer backup() {
      return timers.builder().label("backup").every(minutes(10), fixture.noting("backup"));
    }

    @Test
    void isFoundWhileItIsActive() {
      Timer timer = backup();
      assertThat(timers.find("backup")).containsSame(timer);
      assertThat(timer.label()).contains("backup");
      assertThat(timer).hasToString("timer \"backup\" every PT10M");
      timer.cancel();
      assertThat(timers.find("backup")).isEmpty();
    }

    @Test
    void keepsItToItself() throws Exception {
      Timer timer = backup();
      assertThatIllegalStateException()
          .isThrownBy(this::backup)
          .withMessage(
              "label \"backup\" belongs to timer \"backup\" every PT10M; cancel that one first or"
                  + " pick another");
      timer.cancel();
      timers.builder().label("backup").after(seconds(1), fixture.noting("once"));
      fixture.advance(seconds(1));
      assertThat(backup().isActive()).isTrue();
    }

    @Test
    void keepsItsDueTimeOverARestart() throws Exception {
      Map<String, Instant> dueTimes;
      try (var old = new TimersFixture()) {
        old.timers.builder().label("backup").every(minutes(10), old.noting("backup"));
        old.timers.builder().label("report").every(minutes(10), old.noting("report"));
        old.timers.every(minutes(10), old.noting("other"));
        old.advance(minutes(13));
        dueTimes = old.timers.dueTimes();
        assertThat(dueTimes)
            .containsOnly(
                Map.entry("backup", old.begin.plus(minutes(20))),
                Map.entry("report", old.begin.plus(minutes(20))));
      }
      fixture.advance(minutes(14));
      backup();
      timers.restore(dueTimes);
      timers.builder().label("report").every(minutes(10), fixture.noting("report"));
      fixture.advance(minutes(20));
      assertThat(fixture.notes)
          .containsExactlyInAnyOrder(
              "20:00 backup", "20:00 report", "30:00 backup", "30:00 report");
    }

    @Test
    void runsAtOnceWhatFellDueInTheRestart() throws Exception {
      fixture.advance(minutes(25));
      Timer date =
          timers
              .builder()
              .label("date")
              .at(
                  DateTimePattern.of(LocalDateTime.of(2026, 11, 21, 0, 24)),
                  fixture.noting("date"));
      assertThat(date.isActive()).isFalse();
      Instant due = fixture.begin.plus(minutes(24));
      timers.restore(Map.of("date", due, "backup", due.minus(minutes(10))));
      backup();
      fixture.advance(minutes(10));
      assertThat(fixture.notes).containsExactly("25:00 backup", "25:00 date", "34:00 backup");
      assertThat(date.isActive()).isFalse();
    }
  }

  @Test
  void ofAStrandThatIsHeldIsLateAndMeasured() throws Exception {
    timers.after(seconds(10), _ -> fixture.time.skip(seconds(4)));
    timers.after(seconds(10), fixture.noting("late"));
    timers.after(seconds(12), fixture.noting("late too"));
    timers.after(seconds(20), fixture.noting("in time"));
    fixture.advance(minutes(1));
    assertThat(timers.lateness()).isEqualTo(new Lateness(4, seconds(4), Duration.ofMillis(1500)));
    assertThat(timers.lateness()).isEqualTo(new Lateness(0, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void runsOnTheStrand() throws Exception {
    timers.after(seconds(1), _ -> fixture.note("on " + fixture.strand.isCurrent()));
    fixture.advance(seconds(1));
    assertThat(fixture.notes).containsExactly("00:01 on true");
  }
}
