package dev.parley.timer;

import static dev.parley.timer.CalendarFields.range;

import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/// A date and time with fields left open: each field has a value, or any value does.
///
/// ```java
/// DateTimePattern.hourly()                          // every hour, on the hour
/// DateTimePattern.hourly().hour(18).minute(30)      // every day at 18:30
/// DateTimePattern.hourly().month(12).day(24).hour(18)
/// DateTimePattern.of(LocalDateTime.of(2030, 1, 1, 0, 0))   // once
/// ```
///
/// Where the clock changes for summer time: if the hour is open, a time that does not exist is left
/// out and a time that exists twice is due twice, so every hour means every hour that passes. If
/// the hour has a value, a time that does not exist is due once, right after the gap, and a time
/// that exists twice is due once, the first time.
///
/// Immutable.
public final class DateTimePattern {
  private static final long ANY_DAY_OF_WEEK = range(0, 6);

  private final @Nullable Integer year;
  private final @Nullable Integer month;
  private final @Nullable Integer day;
  private final @Nullable Integer hour;
  private final @Nullable Integer minute;
  private final @Nullable Integer second;

  private DateTimePattern(
      @Nullable Integer year,
      @Nullable Integer month,
      @Nullable Integer day,
      @Nullable Integer hour,
      @Nullable Integer minute,
      @Nullable Integer second) {
    this.year = year;
    this.month = month;
    this.day = day;
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    if (!fields().exists()) {
      throw new IllegalArgumentException(this + ": there is no such date");
    }
  }

  /// {@return year, month, day and hour open, minute and second 0: every hour; the pattern to begin
  /// with}
  public static DateTimePattern hourly() {
    return new DateTimePattern(null, null, null, null, 0, 0);
  }

  /// {@return a pattern with every field given, which is due once; fractions of a second are
  /// dropped}
  public static DateTimePattern of(LocalDateTime time) {
    return new DateTimePattern(
        time.getYear(),
        time.getMonthValue(),
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }

  /// {@return this pattern in one year only}
  ///
  /// @param year 1 to 9999
  public DateTimePattern year(int year) {
    return new DateTimePattern(check("year", year, 1, 9999), month, day, hour, minute, second);
  }

  /// {@return this pattern in one month of the year}
  ///
  /// @param month 1 to 12
  public DateTimePattern month(int month) {
    return new DateTimePattern(
        year, check(ChronoField.MONTH_OF_YEAR, month), day, hour, minute, second);
  }

  /// {@return this pattern in one month of the year}
  public DateTimePattern month(Month month) {
    return month(month.getValue());
  }

  /// {@return this pattern on one day of the month; months that have no such day are left out}
  ///
  /// @param day 1 to 31
  public DateTimePattern day(int day) {
    return new DateTimePattern(
        year, month, check(ChronoField.DAY_OF_MONTH, day), hour, minute, second);
  }

  /// {@return this pattern in one hour of the day}
  ///
  /// @param hour 0 to 23
  public DateTimePattern hour(int hour) {
    return new DateTimePattern(
        year, month, day, check(ChronoField.HOUR_OF_DAY, hour), minute, second);
  }

  /// {@return this pattern in one minute of the hour}
  ///
  /// @param minute 0 to 59
  public DateTimePattern minute(int minute) {
    return new DateTimePattern(
        year, month, day, hour, check(ChronoField.MINUTE_OF_HOUR, minute), second);
  }

  /// {@return this pattern in one second of the minute}
  ///
  /// @param second 0 to 59
  public DateTimePattern second(int second) {
    return new DateTimePattern(
        year, month, day, hour, minute, check(ChronoField.SECOND_OF_MINUTE, second));
  }

  /// {@return this pattern with the minute open}
  public DateTimePattern everyMinute() {
    return new DateTimePattern(year, month, day, hour, null, second);
  }

  /// {@return this pattern with minute and second open}
  public DateTimePattern everySecond() {
    return new DateTimePattern(year, month, day, hour, null, null);
  }

  /// {@return the times that match in a time zone, as a schedule}
  public Schedule in(ZoneId zone) {
    return new CalendarSchedule(fields(), zone, toString());
  }

  /// As `2030-01-01 18:00:00`, with `*` for what is open.
  @Override
  public String toString() {
    return "%s-%s-%s %s:%s:%s"
        .formatted(
            text("%04d", year),
            text("%02d", month),
            text("%02d", day),
            text("%02d", hour),
            text("%02d", minute),
            text("%02d", second));
  }

  private CalendarFields fields() {
    return new CalendarFields(
        year,
        set(month, 1, 12),
        set(day, 1, 31),
        ANY_DAY_OF_WEEK,
        false,
        set(hour, 0, 23),
        set(minute, 0, 59),
        set(second, 0, 59));
  }

  private static long set(@Nullable Integer value, int first, int last) {
    return value == null ? range(first, last) : 1L << value;
  }

  private static int check(ChronoField field, int value) {
    return check(
        field.toString(),
        value,
        (int) field.range().getMinimum(),
        (int) field.range().getMaximum());
  }

  private static int check(String field, int value, int first, int last) {
    if (value < first || value > last) {
      throw new IllegalArgumentException(
          field + ": " + value + " (expected " + first + " to " + last + ")");
    }
    return value;
  }

  private static String text(String format, @Nullable Integer value) {
    return value == null ? "*" : format.formatted(value);
  }
}
