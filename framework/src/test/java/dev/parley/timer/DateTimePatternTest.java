package dev.parley.timer;

import static dev.parley.timer.DateTimePattern.hourly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DateTimePatternTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void isDueEveryHourIfNothingIsGiven() {
    assertThat(times(hourly(), "2026-11-21T09:59:59.5Z", 2))
        .containsExactly("2026-11-21T10:00Z", "2026-11-21T11:00Z");
  }

  @Test
  void isDueAtTheNextTimeNotAtTheSame() {
    assertThat(times(hourly(), "2026-11-21T10:00:00Z", 1)).containsExactly("2026-11-21T11:00Z");
  }

  @Test
  void isDueOnceADayWithAnHour() {
    assertThat(times(hourly().hour(18).minute(30).second(5), "2026-12-30T20:00:00Z", 2))
        .containsExactly("2026-12-31T18:30:05Z", "2027-01-01T18:30:05Z");
  }

  @Test
  void isDueEveryMinuteOrSecondOfWhatIsGiven() {
    assertThat(times(hourly().hour(7).everyMinute(), "2026-11-21T07:58:30Z", 2))
        .containsExactly("2026-11-21T07:59Z", "2026-11-22T07:00Z");
    assertThat(times(hourly().hour(7).everySecond(), "2026-11-21T07:59:58Z", 2))
        .containsExactly("2026-11-21T07:59:59Z", "2026-11-22T07:00Z");
  }

  @Test
  void leavesOutMonthsThatHaveNoSuchDay() {
    assertThat(times(hourly().day(31).hour(0), "2027-01-31T00:00:00Z", 2))
        .containsExactly("2027-03-31T00:00Z", "2027-05-31T00:00Z");
  }

  @Test
  void isDueOnLeapDaysOnly() {
    assertThat(times(hourly().month(Month.FEBRUARY).day(29).hour(12), "2028-03-01T00:00:00Z", 2))
        .containsExactly("2032-02-29T12:00Z", "2036-02-29T12:00Z");
    assertThat(times(hourly().month(2).day(29).hour(12), "2096-03-01T00:00:00Z", 1))
        .containsExactly("2104-02-29T12:00Z");
  }

  @Test
  void isOverAfterTheYear() {
    assertThat(times(hourly().year(2027).month(12).day(31).hour(23), "2020-01-01T00:00:00Z", 5))
        .containsExactly("2027-12-31T23:00Z");
  }

  @Test
  void isDueOnceIfFullyDated() {
    var pattern = DateTimePattern.of(LocalDateTime.of(2030, 6, 1, 12, 30, 15, 99));
    assertThat(times(pattern, "2026-01-01T00:00:00Z", 5)).containsExactly("2030-06-01T12:30:15Z");
    assertThat(times(pattern, "2030-06-01T12:30:15Z", 5)).isEmpty();
    assertThat(times(pattern, "2030-06-01T12:30:14.999Z", 5)).hasSize(1);
  }

  @Test
  void findsAFarYearAtOnce() {
    assertThat(times(hourly().year(9999), BERLIN, "2026-01-01T00:00:00Z", 1))
        .containsExactly("9999-01-01T00:00+01:00");
  }

  @Test
  void refusesValuesThatAFieldCannotHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hourly().hour(24))
        .withMessage("HourOfDay: 24 (expected 0 to 23)");
    assertThatIllegalArgumentException().isThrownBy(() -> hourly().month(0));
    assertThatIllegalArgumentException().isThrownBy(() -> hourly().day(32));
    assertThatIllegalArgumentException().isThrownBy(() -> hourly().minute(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> hourly().second(60));
    assertThatIllegalArgumentException().isThrownBy(() -> hourly().year(10_000));
  }

  @Test
  void refusesDatesThatDoNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hourly().month(2).day(30))
        .withMessage("*-02-30 *:00:00: there is no such date");
    assertThatIllegalArgumentException().isThrownBy(() -> hourly().month(2).day(29).year(2027));
  }

  @Nested
  class WhenTheClockIsSetForward {
    @Test
    void isDueOnceRightAfterTheGapIfTheHourIsGiven() {
      assertThat(times(hourly().hour(2).minute(30), BERLIN, "2026-03-28T00:00:00Z", 3))
          .containsExactly(
              "2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
      assertThat(times(hourly().hour(2).everyMinute(), BERLIN, "2026-03-29T00:00:00Z", 2))
          .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00");
    }

    @Test
    void isDueRightAfterTheGapAlsoOnceInALifetime() {
      var pattern = DateTimePattern.of(LocalDateTime.of(2026, 3, 29, 2, 30));
      assertThat(times(pattern, BERLIN, "2026-01-01T00:00:00Z", 5))
          .containsExactly("2026-03-29T03:00+02:00");
    }

    @Test
    void isDueEveryHourThatPassesIfTheHourIsOpen() {
      assertThat(times(hourly().minute(30), BERLIN, "2026-03-29T00:00:00Z", 3))
          .containsExactly(
              "2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00", "2026-03-29T04:30+02:00");
    }
  }

  @Nested
  class WhenTheClockIsSetBack {
    @Test
    void isDueTheFirstTimeIfTheHourIsGiven() {
      assertThat(times(hourly().hour(2).minute(30), BERLIN, "2026-10-24T20:00:00Z", 2))
          .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void isDueTwiceIfTheHourIsOpen() {
      assertThat(times(hourly().minute(30), BERLIN, "2026-10-24T23:00:00Z", 4))
          .containsExactly(
              "2026-10-25T01:30+02:00",
              "2026-10-25T02:30+02:00",
              "2026-10-25T02:30+01:00",
              "2026-10-25T03:30+01:00");
    }

    @Test
    void isDueTwiceAlsoAtTheEndOfTheLastDay() {
      // Cairo sets its clocks back at the end of the 31st.
      var pattern = hourly().year(2024).month(10).day(31).minute(30);
      assertThat(times(pattern, ZoneId.of("Africa/Cairo"), "2024-10-31T20:15:00Z", 3))
          .containsExactly("2024-10-31T23:30+03:00", "2024-10-31T23:30+02:00");
    }
  }

  private static List<String> times(DateTimePattern pattern, String after, int most) {
    return times(pattern, ZoneOffset.UTC, after, most);
  }

  private static List<String> times(DateTimePattern pattern, ZoneId zone, String after, int most) {
    Schedule schedule = pattern.in(zone);
    var times = new ArrayList<String>();
    for (Instant time = schedule.next(Instant.parse(after));
        time != null && times.size() < most;
        time = schedule.next(time)) {
      times.add(OffsetDateTime.from(time.atZone(zone)).toString());
    }
    return times;
  }
}
