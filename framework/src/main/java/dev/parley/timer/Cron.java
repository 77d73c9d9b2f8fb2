package dev.parley.timer;

import java.time.ZoneId;
import java.util.Objects;

/// A cron expression: five fields with blanks between, as in crontab.
///
/// | field | values | |
/// |---|---|---|
/// | minute | 0-59 | |
/// | hour | 0-23 | |
/// | day of month | 1-31 | |
/// | month | 1-12 | or jan-dec |
/// | day of week | 0-7 | 0 and 7 are Sunday; or sun-sat |
///
/// A field is `*` for all values, a value, a range `a-b`, every nth of them `*/n` or `a-b/n`, or a
/// list of these with commas. Names may be written in any case, and may be ends of ranges; a range
/// may end with Sunday.
///
/// Day of month and day of week follow the classic rule: if both are given, a day that matches
/// either is enough; if one of them begins with `*`, a day must match both.
///
/// Where the clock changes for summer time: if the hour is `*`, a time that does not exist is left
/// out and a time that exists twice is due twice, so that "every five minutes" stays so. Otherwise
/// a time that does not exist is due once, right after the gap, and a time that exists twice is due
/// once, the first time.
///
/// Immutable.
public final class Cron {
  /// Second 0 only.
  private static final long FULL_MINUTE = 1;

  private final String text;
  private final CalendarFields fields;

  private Cron(String text, CalendarFields fields) {
    this.text = text;
    this.fields = fields;
  }

  /// Reads an expression.
  ///
  /// @throws IllegalArgumentException if it is wrong, or can never be due, as the 30th of February;
  ///   the message names the field, the value and what is allowed
  public static Cron parse(String expression) {
    Objects.requireNonNull(expression, "expression");
    String[] parts = expression.strip().split("\\s+");
    if (parts.length != 5) {
      throw wrong(
          expression,
          parts.length + " fields (expected 5: minute hour day-of-month month day-of-week)");
    }
    long minutes = read(CronField.MINUTE, parts[0], expression);
    long hours = read(CronField.HOUR, parts[1], expression);
    long daysOfMonth = read(CronField.DAY_OF_MONTH, parts[2], expression);
    long months = read(CronField.MONTH, parts[3], expression);
    long daysOfWeek = read(CronField.DAY_OF_WEEK, parts[4], expression);
    boolean eitherDay = !parts[2].startsWith("*") && !parts[4].startsWith("*");
    var fields =
        new CalendarFields(
            null, months, daysOfMonth, daysOfWeek, eitherDay, hours, minutes, FULL_MINUTE);
    if (!fields.exists()) {
      throw wrong(
          expression,
          "day of month: \"" + parts[2] + "\" (there is no such day in month " + parts[3] + ")");
    }
    return new Cron(String.join(" ", parts), fields);
  }

  private static long read(CronField field, String text, String expression) {
    try {
      return field.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(expression, String.valueOf(e.getMessage()));
    }
  }

  /// {@return the times that match in a time zone, as a schedule}
  public Schedule in(ZoneId zone) {
    return new CalendarSchedule(fields, zone, "cron " + text);
  }

  /// The expression, with single blanks.
  @Override
  public String toString() {
    return text;
  }

  private static IllegalArgumentException wrong(String expression, String what) {
    return new IllegalArgumentException("cron \"" + expression + "\": " + what);
  }
}
