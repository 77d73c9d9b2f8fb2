package dev.parley.timer;

import static dev.parley.timer.TimersFixture.minutes;
import static dev.parley.timer.TimersFixture.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TimersTest {
  private final TimersFixture fixture = new TimersFixture();
  private final Timers timers = fixture.timers;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Nested
  class EachKind {
    @Test
    void runsEveryPeriod() throws Exception {
      timers.every(seconds(20), fixture.noting("tick"));
      fixture.advance(minutes(1));
      assertThat(fixture.notes).containsExactly("00:20 tick", "00:40 tick", "01:00 tick");
    }

    @Test
    void runsOnceAfterADelay() throws Exception {
      Timer timer = timers.after(seconds(90), self -> fixture.note("active " + self.isActive()));
      assertThat(timer.isActive()).isTrue();
      fixture.advance(minutes(10));
      assertThat(fixture.notes).containsExactly("01:30 active false");
      assertThat(timer.isActive()).isFalse();
      assertThat(timer.nextDue()).isEmpty();
    }

    @Test
    void runsAtOnceAfterNoDelay() throws Exception {
      timers.after(Duration.ZERO, fixture.noting("now"));
      fixture.advance(Duration.ZERO);
      assertThat(fixture.notes).containsExactly("00:00 now");
    }

    @Test
    void drawsEachTimeAnewBetweenTwoDurations() throws Exception {
      var gaps = new ArrayList<Duration>();
      Instant[] last = {fixture.begin};
      timers.between(
          seconds(10),
          seconds(20),
          timer -> {
            gaps.add(Duration.between(last[0], timer.turnDue().orElseThrow()));
            last[0] = timer.turnDue().orElseThrow();
          });
      fixture.advance(minutes(60));
      assertThat(gaps).hasSizeBetween(180, 360).doesNotHaveDuplicates();
      assertThat(gaps).allMatch(gap -> !gap.minusSeconds(10).isNegative());
      assertThat(gaps).allMatch(gap -> !seconds(20).minus(gap).isNegative());
      assertThat(gaps).anyMatch(gap -> gap.compareTo(seconds(11)) < 0);
      assertThat(gaps).anyMatch(gap -> gap.compareTo(seconds(19)) > 0);
    }

    @Test
    void runsAtADateAndTimeWithOpenFields() throws Exception {
      timers.at(DateTimePattern.hourly().minute(30), fixture.noting("half past"));
      fixture.advance(minutes(100));
      assertThat(fixture.notes).containsExactly("30:00 half past", "90:00 half past");
    }

    @Test
    void runsOnceAtAFullDateAndIsOver() throws Exception {
      Timer timer =
          timers.at(
              DateTimePattern.of(LocalDateTime.of(2026, 11, 21, 0, 5)), fixture.noting("now"));
      fixture.advance(Duration.ofDays(1));
      assertThat(fixture.notes).containsExactly("05:00 now");
      assertThat(timer.isActive()).isFalse();
    }

    @Test
    void isOverFromTheBeginningIfTheDateHasPassed() throws Exception {
      Timer timer =
          timers.at(DateTimePattern.of(LocalDateTime.of(2020, 1, 1, 0, 0)), fixture.noting("?"));
      assertThat(timer.isActive()).isFalse();
      assertThat(fixture.time.alarms()).isZero();
    }

    @Test
    void runsByCronInTheZoneOfItsOwn() throws Exception {
      timers
          .builder()
          .zone(ZoneId.of("Asia/Kolkata"))
          .cron("0 6 * * *", timer -> fixture.note("" + timer.turnDue().orElseThrow()));
      fixture.advance(Duration.ofHours(30));
      assertThat(fixture.notes)
          .containsExactly("30:00 2026-11-21T00:30:00Z", "1470:00 2026-11-22T00:30:00Z");
    }

    @Test
    void refusesDurationsThatMakeNoSense() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timers.every(Duration.ofNanos(999_999), fixture.noting("?")))
          .withMessage("period: PT0.000999999S (expected at least 1 ms)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timers.after(seconds(-1), fixture.noting("?")));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timers.between(Duration.ZERO, seconds(1), fixture.noting("?")));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> timers.between(seconds(2), seconds(1), fixture.noting("?")));
    }

    @Test
    void takesTheLongestDurations() {
      Timer never = timers.after(Duration.ofSeconds(Long.MAX_VALUE), fixture.noting("?"));
      assertThat(never.nextDue()).contains(Instant.MAX);
    }
  }

  @Nested
  class Order {
    @Test
    void runsWhatIsDueTogetherInTheOrderOfMaking() throws Exception {
      timers.every(minutes(1), fixture.noting("a"));
      timers.cron("* * * * *", fixture.noting("b"));
      timers.after(minutes(2), fixture.noting("c"));
      timers.every(minutes(2), fixture.noting("d"));
      timers.every(minutes(1), fixture.noting("e"));
      fixture.advance(minutes(2));
      assertThat(fixture.notes)
          .containsExactly(
              "01:00 a", "01:00 b", "01:00 e", "02:00 a", "02:00 b", "02:00 c", "02:00 d",
              "02:00 e");
    }

    @Test
    void goesOnWhileAHandlerWaits() throws Exception {
      timers.after(
          seconds(10),
          _ -> {
            fixture.sleep(seconds(30));
            fixture.note("slept");
          });
      timers.every(seconds(20), fixture.noting("tick"));
      fixture.advance(minutes(1));
      assertThat(fixture.notes)
          .containsExactly("00:20 tick", "00:40 slept", "00:40 tick", "01:00 tick");
    }

    @Test
    void keepsTheRhythmHoweverSlowTheHandlerIs() throws Exception {
      timers.every(
          minutes(1),
          _ -> {
            fixture.note("tick");
            fixture.sleep(seconds(50));
          });
      fixture.advance(minutes(3));
      assertThat(fixture.notes).containsExactly("01:00 tick", "02:00 tick", "03:00 tick");
    }

    @Test
    void goesOnAfterAHandlerThatThrows() throws Exception {
      try (var log = new LogCapture()) {
        timers.every(
            minutes(1),
            _ -> {
              fixture.note("tick");
              throw new IOException("no disk");
            });
        timers.every(
            minutes(1),
            _ -> {
              throw new AssertionError("broken");
            });
        fixture.advance(minutes(2));
        assertThat(fixture.notes).containsExactly("01:00 tick", "02:00 tick");
        assertThat(log.warnings())
            .hasSize(4)
            .contains("timer every PT1M failed", "strand test: timer every PT1M failed");
      }
    }
  }

  @Test
  void endQuietlyWithTheStrandWhileTheirHandlersWait() throws Exception {
    try (var log = new LogCapture()) {
      timers.after(
          seconds(1),
          _ -> {
            fixture.note("waits");
            fixture.sleep(minutes(60));
            fixture.note("?");
          });
      fixture.advance(seconds(2));
      timers.close();
      fixture.strand.execute(fixture.strand::stopWaits);
      fixture.time.rest();
      assertThat(fixture.strand.waiting()).isZero();
      assertThat(fixture.notes).containsExactly("00:01 waits");
      assertThat(log.warnings()).isEmpty();
    }
  }

  @Nested
  class Cancelling {
    @Test
    void endsATimerInItsOwnHandler() throws Exception {
      timers.every(
          seconds(20),
          timer -> {
            fixture.note("last");
            timer.cancel();
          });
      fixture.advance(minutes(2));
      assertThat(fixture.notes).containsExactly("00:20 last");
      assertThat(fixture.time.alarms()).isZero();
    }

    @Test
    void endsATimerThatIsDueAtTheSameTime() throws Exception {
      Timer[] second = new Timer[1];
      timers.after(seconds(20), _ -> second[0].cancel());
      second[0] = timers.after(seconds(20), fixture.noting("?"));
      fixture.advance(minutes(1));
      assertThat(fixture.notes).isEmpty();
    }

    @Test
    void leavesNothingBehind() {
      var made = new ArrayList<Timer>();
      for (int i = 0; i < 1000; i++) {
        made.add(timers.after(seconds(1 + i % 7), fixture.noting("?")));
      }
      assertThat(timers.size()).isEqualTo(1000);
      assertThat(fixture.time.alarms()).isOne();
      made.forEach(Timer::cancel);
      made.forEach(Timer::cancel);
      assertThat(made).noneMatch(Timer::isActive);
      assertThat(timers.size()).isZero();
      assertThat(fixture.time.alarms()).isZero();
    }

    @Test
    void lastsWhenTheTimersAreClosed() throws Exception {
      Timer early = timers.every(minutes(1), fixture.noting("?"));
      timers.close();
      timers.close();
      Timer late = timers.every(minutes(1), fixture.noting("?"));
      fixture.advance(minutes(5));
      assertThat(early.isActive()).isFalse();
      assertThat(late.isActive()).isFalse();
      assertThat(late.nextDue()).isEmpty();
      assertThat(fixture.notes).isEmpty();
      assertThat(fixture.time.alarms()).isZero();
    }

    @Test
    void holdsForTurnsThatWaitForTheStrandAtTheClose() throws Exception {
      timers.after(seconds(1), _ -> timers.close());
      timers.after(seconds(1), fixture.noting("?"));
      fixture.advance(minutes(1));
      assertThat(fixture.notes).isEmpty();
    }

    @Test
    void happensWithTheEndOfTheStrand() throws Exception {
      Timer timer = timers.every(minutes(1), fixture.noting("?"));
      fixture.time.rest();
      fixture.strand.close();
      fixture.time.skip(minutes(2));
      // The strand is gone, so nothing can come to rest.
      assertThat(fixture.time.alarms()).isOne();
      fixture.time.ring();
      assertThat(timer.isActive()).isFalse();
      assertThat(fixture.time.alarms()).isZero();
    }
  }

  @Test
  void countsFromTheMakingThoughTheStrandStartsLater() throws Exception {
    timers.every(minutes(1), timer -> fixture.note("missed " + timer.missed()));
    fixture.time.skip(seconds(150));
    fixture.advance(seconds(30));
    assertThat(fixture.notes).containsExactly("02:30 missed 1", "03:00 missed 0");
  }
}
