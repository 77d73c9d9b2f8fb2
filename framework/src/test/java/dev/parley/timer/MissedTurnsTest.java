package dev.parley.timer;

import static dev.parley.timer.TimersFixture.minutes;
import static dev.parley.timer.TimersFixture.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class MissedTurnsTest {
  private final TimersFixture fixture = new TimersFixture();
  private final Timers timers = fixture.timers;

  @AfterEach
  void close() {
    fixture.close();
  }

  private void noteMissed(Timer timer) {
    fixture.note("missed " + timer.missed());
  }

  @Test
  void areToldWhenTheHandlerWasStillRunning() throws Exception {
    timers.every(
        minutes(1),
        timer -> {
          noteMissed(timer);
          if (timer.missed() == 0) {
            fixture.sleep(seconds(190));
          }
        });
    fixture.advance(minutes(7));
    // At 2, 3 and 4 minutes the first handler sleeps; the one of 5 does not; that of 6 does.
    assertThat(fixture.notes).containsExactly("01:00 missed 0", "05:00 missed 3", "06:00 missed 0");
  }

  @Test
  void areToldWhenTheMachineSlept() throws Exception {
    timers.every(minutes(1), this::noteMissed);
    timers.cron("*/2 * * * *", timer -> fixture.note("cron missed " + timer.missed()));
    timers.between(seconds(60), seconds(60), timer -> fixture.note("random " + timer.missed()));
    fixture.advance(seconds(30));
    fixture.time.setClock(fixture.time.now().plus(minutes(60)));
    // The alarm knows nothing of the sleep; it rings when a minute has passed without it.
    fixture.advance(seconds(90));
    assertThat(fixture.notes)
        .containsExactly(
            "61:00 missed 60",
            "61:00 random 60",
            "61:00 cron missed 29",
            "62:00 missed 0",
            "62:00 cron missed 0",
            "62:00 random 0");
  }

  @Test
  void areToldWhenTheStrandWasHeld() throws Exception {
    timers.every(Duration.ofMillis(100), this::noteMissed);
    timers.after(Duration.ofMillis(250), _ -> fixture.time.skip(Duration.ofMillis(1000)));
    fixture.advance(Duration.ofMillis(1350));
    assertThat(fixture.notes)
        .containsExactly("00:00 missed 0", "00:00 missed 0", "00:01 missed 9", "00:01 missed 0");
  }

  @Test
  void areCountedInABoundedTimeForASchedulesOwnRhythm() throws Exception {
    timers.schedule(after -> after.plusNanos(1000), this::noteMissed);
    fixture.strand.execute(() -> fixture.time.skip(Duration.ofDays(300)));
    fixture.time.rest();
    fixture.time.ring();
    fixture.time.rest();
    timers.close();
    assertThat(fixture.notes).containsExactly("432000:00 missed 100000");
  }

  @Test
  void doNotComeFromAClockThatWasSetBack() throws Exception {
    timers.every(minutes(1), this::noteMissed);
    timers.after(minutes(10), fixture.noting("once"));
    timers.cron("*/30 * * * *", fixture.noting("cron"));
    fixture.advance(seconds(90));
    fixture.time.setClock(fixture.begin.minus(minutes(30)));
    fixture.notes.clear();
    fixture.advance(minutes(10));
    // It is 23:30 now: intervals go on.
    assertThat(fixture.notes.subList(0, 2)).allMatch(note -> note.endsWith("missed 0"));
    assertThat(fixture.notes.stream().filter(note -> note.endsWith("missed 0"))).hasSize(10);
    assertThat(fixture.notes).filteredOn(note -> note.endsWith("once")).hasSize(1);
    fixture.advance(minutes(60));
    assertThat(fixture.notes)
        .filteredOn(note -> note.endsWith("cron"))
        .containsExactly("30:00 cron");
  }

  @Test
  void doNotComeFromAClockThatWasYearsAhead() throws Exception {
    timers.cron("*/30 * * * *", fixture.noting("cron"));
    fixture.advance(minutes(31));
    fixture.time.setClock(fixture.begin.minus(Duration.ofDays(1000)).plus(minutes(31)));
    fixture.advance(minutes(60));
    assertThat(fixture.notes).hasSize(3);
  }
}
