package dev.parley.testkit;

import static dev.parley.timer.DateTimePattern.hourly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Service;
import dev.parley.strand.Carrier;
import dev.parley.strand.Strand;
import dev.parley.timer.DateTimePattern;
import dev.parley.timer.Schedule;
import dev.parley.timer.Timer;
import dev.parley.timer.TimerHandler;
import dev.parley.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What docs/timers.md shows.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class TimersGuideTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-21T12:00:00Z"));
  private final Strand strand = new Strand("test", time, new Strand.Observer() {});
  private final Timers timers = new Timers(strand, ZoneOffset.UTC, new Random(7));
  private final List<String> said = new CopyOnWriteArrayList<>();

  TimersGuideTest() {
    strand.start(Carrier.standard());
  }

  @AfterEach
  void close() {
    timers.close();
    strand.close();
  }

  private void say(String text) {
    said.add(text);
  }

  @Test
  void intervals() {
    // tag::intervals[]
    timers.every(Duration.ofMinutes(5), _ -> say("The church clock ticks."));
    timers.after(Duration.ofSeconds(30), _ -> say("The bridge collapses behind you."));
    timers.between(
        Duration.ofMinutes(1), Duration.ofMinutes(3), _ -> say("A dog barks somewhere."));
    // end::intervals[]
    time.advance(Duration.ofMinutes(10));
    assertThat(said)
        .containsOnlyOnce("The bridge collapses behind you.")
        .contains("A dog barks somewhere.");
    assertThat(said).filteredOn("The church clock ticks."::equals).hasSize(2);
  }

  @Test
  void dates() {
    // tag::dates[]
    timers.at(hourly(), _ -> say("The clock strikes."));
    timers.at(hourly().minute(45), _ -> say("A quarter to."));
    timers.at(hourly().hour(18).minute(30), _ -> say("The gates close."));
    timers.at(hourly().month(Month.DECEMBER).day(24).hour(18), _ -> say("Merry Christmas!"));
    timers.at(DateTimePattern.of(LocalDateTime.of(2027, 1, 1, 0, 0)), _ -> say("Welcome to 2027!"));
    // end::dates[]
    time.advance(Duration.ofDays(60));
    assertThat(said).containsOnlyOnce("Merry Christmas!", "Welcome to 2027!");
    assertThat(said).filteredOn("The clock strikes."::equals).hasSize(60 * 24);
    assertThat(said).filteredOn("The gates close."::equals).hasSize(60);
  }

  @Test
  void cron() {
    // tag::cron[]
    timers.cron("*/15 * * * *", _ -> say("autosave"));
    timers.cron("0 4 * * mon-fri", timer -> say("report of " + timer.turnDue().orElseThrow()));
    // end::cron[]
    time.advanceTo(Instant.parse("2026-11-23T05:00:00Z"));
    assertThat(said).containsOnlyOnce("report of 2026-11-23T04:00:00Z");
    assertThat(said).filteredOn("autosave"::equals).hasSize(41 * 4);
  }

  @Test
  void longerForm() {
    // tag::longer[]
    timers
        .builder()
        .label("market")
        .zone(ZoneId.of("Europe/Berlin"))
        .context("fish")
        .cron("0 8 * * sat", timer -> say("On the market today: " + timer.context(String.class)));

    Timer market = timers.find("market").orElseThrow();
    say("The next market is at " + market.nextDue().orElseThrow());
    // end::longer[]
    time.advance(Duration.ofDays(7));
    assertThat(said)
        .containsExactly("The next market is at 2026-11-28T07:00:00Z", "On the market today: fish");
  }

  @Test
  void cancelling() {
    // tag::cancel[]
    int[] left = {3};
    timers.every(
        Duration.ofSeconds(1),
        timer -> {
          say(left[0] + "...");
          if (--left[0] == 0) {
            timer.cancel();
          }
        });
    // end::cancel[]
    time.advance(Duration.ofMinutes(1));
    assertThat(said).containsExactly("3...", "2...", "1...");
  }

  @Test
  void missed() {
    // tag::missed[]
    timers.every(
        Duration.ofMinutes(1),
        timer -> {
          long minutes = 1 + timer.missed();
          say("You are " + minutes + " minutes older.");
        });
    // end::missed[]
    time.advance(Duration.ofMinutes(1));
    time.setClock(time.now().plus(Duration.ofHours(1)));
    time.advance(Duration.ofMinutes(1));
    assertThat(said).containsExactly("You are 1 minutes older.", "You are 61 minutes older.");
  }

  // tag::custom[]
  /// Asks again after 1, 2, 4 ... minutes, and gives up after an hour.
  class Reminder implements Schedule, TimerHandler {
    private Duration pause = Duration.ofSeconds(30);

    @Override
    public @Nullable Instant next(Instant after) {
      pause = pause.multipliedBy(2);
      return pause.compareTo(Duration.ofHours(1)) > 0 ? null : after.plus(pause);
    }

    @Override
    public void handle(Timer timer) {
      say("Don't forget to vote.");
    }
  }

  // end::custom[]

  @Test
  void custom() {
    // tag::use-custom[]
    timers.schedule(new Reminder());
    timers.schedule(
        after ->
            after.plus(Duration.ofHours(after.atOffset(ZoneOffset.UTC).getHour() < 18 ? 1 : 4)),
        _ -> say("Hourly by day, seldom by night."));
    // end::use-custom[]
    time.advance(Duration.ofHours(12));
    assertThat(said).filteredOn("Don't forget to vote."::equals).hasSize(6);
    assertThat(said).filteredOn("Hourly by day, seldom by night."::equals).hasSize(7);
  }

  @Test
  void lateness() {
    // tag::lateness[]
    timers.every(
        Duration.ofMinutes(1),
        _ -> {
          var late = timers.lateness();
          say(
              "%d turns, %d ms late on average, %d ms at most"
                  .formatted(late.turns(), late.mean().toMillis(), late.max().toMillis()));
        });
    // end::lateness[]
    time.advance(Duration.ofMinutes(1));
    assertThat(said).containsExactly("1 turns, 0 ms late on average, 0 ms at most");
  }

  // tag::test[]
  static Service church() {
    var service = Service.create();
    service.timers().every(Duration.ofHours(1), _ -> service.writeAll("Dong."));
    return service;
  }

  @Test
  void theChurchClockStrikesEveryHour() {
    try (var test = MemoryService.start(TimersGuideTest::church, "--first-line-timeout=0")) {
      var ann = test.client();
      test.advance(Duration.ofMinutes(59));
      ann.expectNothing();
      test.advance(Duration.ofHours(2));
      ann.expectLine("Dong.");
      ann.expectLine("Dong.");
    }
  }
  // end::test[]
}
