package dev.parley.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "* * * * *;               2026-11-21T00:01",
        "*/5 * * * *;             2026-11-21T00:05",
        "7-59/20 * * * *;         2026-11-21T00:07",
        "0 4 * * *;               2026-11-21T04:00",
        "30 8,18 * * *;           2026-11-21T08:30",
        "0 0 1 * *;               2026-12-01T00:00",
        "0 0 * feb *;             2027-02-01T00:00",
        "0 0 29 2 *;              2028-02-29T00:00",
        "0 0 * * Mon;             2026-11-23T00:00",
        "0 9 * * mon-FRI;         2026-11-23T09:00",
        "0 0 * * 0;               2026-11-22T00:00",
        "0 0 * * 7;               2026-11-22T00:00",
        "0 0 * * fri-sun;         2026-11-22T00:00",
        "0 0 * * 5-7/2;           2026-11-22T00:00",
        "0 0 * Jan-Mar/2,dec *;   2026-12-01T00:00",
        "  0   12 *\t* * ;        2026-11-21T12:00",
      })
  void isNextDueAfterSaturdayMidnight(String expression, LocalDateTime due) {
    Schedule schedule = Cron.parse(expression).in(ZoneOffset.UTC);
    assertThat(schedule.next(Instant.parse("2026-11-21T00:00:00Z")))
        .isEqualTo(due.toInstant(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // Both given: the 1st, or a Monday.
        "0 0 1 * mon;    2026-11-23T00:00",
        // One with a star: the 1st, 11th, 21st or 31st, if it is a Monday.
        "0 0 */10 * mon; 2026-12-21T00:00",
        "0 0 1 * */2;    2026-12-01T00:00",
      })
  void takesEitherDayOnlyIfNoneBeginsWithAStar(String expression, LocalDateTime due) {
    isNextDueAfterSaturdayMidnight(expression, due);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "60 * * * *;    minute: \"60\" (expected 0 to 59, *,",
        "* 24 * * *;    hour: \"24\" (expected 0 to 23, *,",
        "* * 0 * *;     day of month: \"0\" (expected 1 to 31, *,",
        "* * * 13 *;    month: \"13\" (expected 1 to 12, jan to dec, *,",
        "* * * * 8;     day of week: \"8\" (expected 0 to 7, sun to sat, *,",
        "* * * * mo;    day of week: \"mo\" (expected",
        "* * * jam *;   month: \"jam\" (expected",
        "a-5 * * * *;   minute: \"a-5\" (\"a\", expected 0 to 59",
        "1, * * * *;    minute: \"\" (expected",
        "1-2-3 * * * *; minute: \"1-2-3\" (\"2-3\", expected",
        "-1 * * * *;    minute: \"-1\" (\"\", expected",
        "*/0 * * * *;   minute: \"*/0\" (step \"0\", expected 1 to 59)",
        "*/x * * * *;   minute: \"*/x\" (step \"x\", expected 1 to 59)",
        "5/15 * * * *;  minute: \"5/15\" (a step needs a range: write 5-59/15)",
        "* 22-2 * * *;  hour: \"22-2\" (a range can't go backwards: write 22-23,0-2)",
        "* * * * *  *;  6 fields (expected 5: minute hour day-of-month month day-of-week)",
        "@daily;        1 fields (expected 5: minute",
        "0 0 30 2 *;    day of month: \"30\" (there is no such day in month 2)",
      })
  void namesFieldValueAndWhatIsAllowed(String expression, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cron.parse(expression))
        .withMessageStartingWith("cron \"" + expression + "\": " + message);
  }

  @Test
  void refusesAnEmptyExpression() {
    assertThatIllegalArgumentException().isThrownBy(() -> Cron.parse(" "));
  }

  @Test
  void isWrittenAsItWasRead() {
    Cron cron = Cron.parse(" 0  4 * * Mon ");
    assertThat(cron).hasToString("0 4 * * Mon");
    assertThat(cron.in(ZoneId.of("Europe/Berlin"))).hasToString("cron 0 4 * * Mon Europe/Berlin");
  }
}
