package dev.parley.timer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Which values each field of a date and time may have; sets are bits, bit n for the value n.
///
/// Immutable.
///
/// @param year null for every year
/// @param daysOfWeek 0 is Sunday
/// @param eitherDay whether a day that matches the month or the week is enough
record CalendarFields(
    @Nullable Integer year,
    long months,
    long daysOfMonth,
    long daysOfWeek,
    boolean eitherDay,
    long hours,
    long minutes,
    long seconds) {
  /// The calendar repeats its weekdays and leap days within 28 years, or 40 across a century.
  private static final int REPEATS = 40;

  /// {@return a set of all values between two, both included}
  static long range(int from, int to) {
    return (-1L << from) & (-1L >>> (63 - to));
  }

  /// {@return whether every hour of a day matches}
  boolean everyHour() {
    return hours == range(0, 23);
  }

  /// {@return whether there is any date that matches, ever}
  boolean exists() {
    return date(LocalDate.of(year == null ? 2000 : year, 1, 1)) != null;
  }

  /// {@return the first match from a time on, included; null if there is none}
  @Nullable LocalDateTime first(LocalDateTime from) {
    LocalDate date = date(from.toLocalDate());
    if (date == null) {
      return null;
    }
    LocalTime time = time(date.equals(from.toLocalDate()) ? from.toLocalTime() : LocalTime.MIN);
    if (time == null) {
      date = date(date.plusDays(1));
      time = time(LocalTime.MIN);
    }
    return date == null || time == null ? null : date.atTime(time);
  }

  private @Nullable LocalDate date(LocalDate from) {
    LocalDate date = year == null || from.getYear() >= year ? from : LocalDate.of(year, 1, 1);
    int last = year == null ? from.getYear() + REPEATS : year;
    while (date.getYear() <= last) {
      if (!has(months, date.getMonthValue())) {
        date = date.withDayOfMonth(1).plusMonths(1);
      } else if (matchesDay(date)) {
        return date;
      } else {
        date = date.plusDays(1);
      }
    }
    return null;
  }

  private boolean matchesDay(LocalDate date) {
    boolean month = has(daysOfMonth, date.getDayOfMonth());
    boolean week = has(daysOfWeek, date.getDayOfWeek().getValue() % 7);
    return eitherDay ? month || week : month && week;
  }

  private @Nullable LocalTime time(LocalTime from) {
    int hour = from(hours, from.getHour());
    if (hour == from.getHour()) {
      int minute = from(minutes, from.getMinute());
      if (minute == from.getMinute()) {
        int second = from(seconds, from.getSecond());
        if (second >= 0) {
          return LocalTime.of(hour, minute, second);
        }
        minute = from(minutes, minute + 1);
      }
      if (minute >= 0) {
        return LocalTime.of(hour, minute, from(seconds, 0));
      }
      hour = from(hours, hour + 1);
    }
    return hour < 0 ? null : LocalTime.of(hour, from(minutes, 0), from(seconds, 0));
  }

  private static boolean has(long set, int value) {
    return (set >> value & 1) != 0;
  }

  /// {@return the least value in the set that is not below the given one; -1 if there is none}
  private static int from(long set, int value) {
    long left = value > 63 ? 0 : set & (-1L << value);
    return left == 0 ? -1 : Long.numberOfTrailingZeros(left);
  }
}
