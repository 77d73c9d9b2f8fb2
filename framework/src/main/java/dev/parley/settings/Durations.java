package dev.parley.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people write them (`1h30m`, `250ms`) or as ISO 8601 does (`PT1H30M`). None is negative.
final class Durations {
  private static final Pattern UNITS =
      Pattern.compile(
          "(?:(\\d{1,6})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  private Durations() {}

  static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    var matcher = UNITS.matcher(text.toLowerCase(Locale.ROOT));
    if (text.isEmpty() || !matcher.matches()) {
      return parseIso(text);
    }
    return Optional.of(
        Duration.ofDays(number(matcher.group(1)))
            .plusHours(number(matcher.group(2)))
            .plusMinutes(number(matcher.group(3)))
            .plusSeconds(number(matcher.group(4)))
            .plusMillis(number(matcher.group(5))));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Optional<Duration> parseIso(String text) {
    try {
      return Optional.of(Duration.parse(text)).filter(time -> !time.isNegative());
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  static String write(Duration time) {
    if (time.isZero()) {
      return "0";
    }
    if (time.isNegative() || time.toNanosPart() % 1_000_000 != 0 || time.toDays() > 999_999) {
      return time.toString();
    }
    return part(time.toDaysPart(), "d")
        + part(time.toHoursPart(), "h")
        + part(time.toMinutesPart(), "m")
        + part(time.toSecondsPart(), "s")
        + part(time.toMillisPart(), "ms");
  }

  private static String part(long number, String unit) {
    return number == 0 ? "" : number + unit;
  }
}
