package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.strand.Carrier;
import dev.parley.strand.Strand;
import dev.parley.strand.Time;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import dev.parley.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class VirtualTimeTest {
  private static final Logger log = LoggerFactory.getLogger(VirtualTimeTest.class);

  private final VirtualTime time = new VirtualTime();
  private final Strand strand = start("test");
  private final List<String> notes = new CopyOnWriteArrayList<>();

  private Strand start(String name) {
    var strand = new Strand(name, time, new Strand.Observer() {});
    strand.start(Carrier.standard());
    return strand;
  }

  @AfterEach
  void close() {
    strand.close();
  }

  private void note(String what) {
    notes.add(Duration.between(Instant.parse("2030-01-01T00:00:00Z"), time.now()) + " " + what);
  }

  private void sleep(Duration duration) {
    try {
      Wait.forInput(strand, "a while").await(duration);
    } catch (WaitTimeoutException e) {
      // As meant.
    }
  }

  @Test
  void standsStillUntilItIsTold() {
    Instant begin = time.now();
    assertThat(begin).isEqualTo("2030-01-01T00:00:00Z");
    time.advance(Duration.ofSeconds(90));
    assertThat(time.now()).isEqualTo(begin.plusSeconds(90));
    assertThat(time.nanoTime()).isEqualTo(90_000_000_000L);
    time.advanceTo(begin.plusSeconds(100));
    assertThat(time.now()).isEqualTo(begin.plusSeconds(100));
  }

  @Test
  void ringsEachAlarmAtItsOwnMomentAndTogetherInTheOrderOfSetting() {
    time.after(Duration.ofSeconds(2), () -> note("c"));
    time.after(Duration.ofSeconds(1), () -> note("a"));
    time.after(Duration.ofSeconds(1), () -> note("b"));
    time.after(Duration.ofSeconds(3), () -> note("d"));
    time.advance(Duration.ofSeconds(2));
    assertThat(notes).containsExactly("PT1S a", "PT1S b", "PT2S c");
    assertThat(time.alarms()).isOne();
  }

  @Test
  void ringsWhatAnAlarmSetsIfItIsStillDue() {
    time.after(
        Duration.ofSeconds(1), () -> time.after(Duration.ofSeconds(1), () -> note("second")));
    time.advance(Duration.ofSeconds(1));
    assertThat(notes).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(notes).containsExactly("PT2S second");
  }

  @Test
  void doesNotRingWhatWasCancelled() {
    Time.Alarm alarm = time.after(Duration.ofSeconds(1), () -> note("?"));
    alarm.cancel();
    alarm.cancel();
    time.advance(Duration.ofSeconds(5));
    assertThat(notes).isEmpty();
    assertThat(time.alarms()).isZero();
  }

  @Test
  void letsTheStrandComeToRestBeforeTimeGoesOn() {
    strand.execute(() -> {
      note("begins");
      sleep(Duration.ofSeconds(1));
      note("slept");
      strand.execute(() -> strand.execute(() -> note("after that")));
      sleep(Duration.ofSeconds(1));
      note("slept again");
    });
    time.after(Duration.ofMillis(1500), () -> note("between"));
    time.advance(Duration.ofSeconds(3));
    assertThat(notes)
        .containsExactly(
            "PT0S begins", "PT1S slept", "PT1S after that", "PT1.5S between", "PT2S slept again");
  }

  @Test
  void letsStrandsComeToRestThatWorkForEachOther() {
    Strand other = start("other");
    strand.execute(() -> {
      sleep(Duration.ofSeconds(1));
      other.execute(() -> strand.execute(() -> note("back")));
    });
    time.after(Duration.ofSeconds(2), () -> note("later"));
    time.advance(Duration.ofSeconds(3));
    assertThat(notes).containsExactly("PT1S back", "PT2S later");
    other.close();
  }

  @Test
  void forgetsStrandsThatAreClosed() {
    start("short").close();
    time.advance(Duration.ofSeconds(1));
    time.after(Duration.ofSeconds(1), () -> note("still"));
    time.advance(Duration.ofSeconds(1));
    assertThat(notes).containsExactly("PT2S still");
  }

  @Test
  void setsTheClockWithoutTimePassing() {
    time.after(Duration.ofSeconds(1), () -> note("rings"));
    time.setClock(Instant.parse("2040-01-01T00:00:00Z"));
    assertThat(time.now()).isEqualTo("2040-01-01T00:00:00Z");
    assertThat(time.nanoTime()).isZero();
    time.advance(Duration.ZERO);
    assertThat(notes).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(notes).hasSize(1);
    assertThat(time.now()).isEqualTo("2040-01-01T00:00:01Z");
  }

  @Test
  void refusesToGoBackAndToWaitForItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
        .withMessage("duration: PT-1S (expected zero or more)");
    var failure = new CompletableFuture<Throwable>();
    strand.execute(() -> {
      try {
        time.advance(Duration.ofSeconds(1));
      } catch (Throwable e) {
        failure.complete(e);
      }
    });
    assertThatIllegalStateException()
        .isThrownBy(() -> {
          throw failure.get(60, TimeUnit.SECONDS);
        })
        .withMessageContaining("on the strand test");
  }

  @Test
  void runsAnHourOfTimersInOrderInMilliseconds() {
    var due = new ArrayList<Instant>();
    try (var timers = new Timers(strand, ZoneOffset.UTC, new Random(1))) {
      for (int i = 0; i < 10; i++) {
        timers.every(Duration.ofSeconds(30 + i), timer -> due.add(timer.turnDue().orElseThrow()));
      }
      timers.cron("*/5 * * * *", timer -> note("cron " + timer.turnDue().orElseThrow()));
      long begin = System.nanoTime();
      time.advance(Duration.ofHours(1));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      assertThat(due).hasSizeBetween(1000, 1200).isSorted();
      assertThat(notes).hasSize(12).contains("PT5M cron 2030-01-01T00:05:00Z");
      assertThat(timers.lateness().max()).isZero();
      // Generous: a machine that tests run on may be slow.
      assertThat(took).isLessThan(Duration.ofSeconds(10));
      log.info("an hour with {} turns took {}", due.size(), took);
    }
  }

  @Test
  void waitsAYearForATimer() {
    try (var timers = new Timers(strand, ZoneOffset.UTC, new Random(1))) {
      timers.cron("0 0 1 1 *", _ -> note("new year"));
      long begin = System.nanoTime();
      time.advance(Duration.ofDays(365));
      log.info("a year with one turn took {}", Duration.ofNanos(System.nanoTime() - begin));
      assertThat(notes).containsExactly("PT8760H new year");
    }
  }
}
