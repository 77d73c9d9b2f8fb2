package dev.parley.timer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The times that match fields of the calendar in a zone.
///
/// Where a zone changes its offset, most often for summer time, some times of day do not exist and
/// others exist twice. With every hour matching, the schedule counts hours as they pass: what does
/// not exist is left out, and what exists twice is due twice. With given hours, somebody wants it
/// once on that day: what does not exist is due once, when the clock jumps, and what exists twice
/// is due the first time.
///
/// Immutable.
///
/// @param text what the fields were made from, for messages
record CalendarSchedule(CalendarFields fields, ZoneId zone, String text) implements Schedule {
  CalendarSchedule {
    Objects.requireNonNull(zone, "zone");
  }

  @Override
  public @Nullable Instant next(Instant after) {
    ZoneRules rules = zone.getRules();
    Instant from = begin(Instant.ofEpochSecond(after.getEpochSecond() + 1));
    while (true) {
      ZoneOffset offset = rules.getOffset(from);
      LocalDateTime local = LocalDateTime.ofEpochSecond(from.getEpochSecond(), 0, offset);
      if (!fields.everyHour()) {
        local = afterRepetition(rules, local, offset);
      }
      LocalDateTime match = fields.first(local);
      ZoneOffsetTransition change = rules.nextTransition(from);
      if (change == null || isBefore(match, offset, change)) {
        return match == null ? null : match.toInstant(offset);
      }
      if (match == null && fields.first(change.getDateTimeAfter()) == null) {
        return null;
      }
      if (isSkipped(match, change) && !fields.everyHour()) {
        return change.getInstant();
      }
      from = change.getInstant();
    }
  }

  /// Leaps over the years before the one that is wanted, which have nothing to find.
  private Instant begin(Instant from) {
    Integer year = fields.year();
    if (year == null) {
      return from;
    }
    Instant begin = LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.MAX);
    // Any offset: a day earlier than the year can begin anywhere.
    Instant safe = begin.minus(Duration.ofDays(1));
    return from.isBefore(safe) ? safe : from;
  }

  /// {@return the given time, or if the clock shows it for the second time, the end of that}
  private static LocalDateTime afterRepetition(
      ZoneRules rules, LocalDateTime local, ZoneOffset offset) {
    ZoneOffsetTransition change = rules.getTransition(local);
    return change != null && change.isOverlap() && change.getOffsetAfter().equals(offset)
        ? change.getDateTimeBefore()
        : local;
  }

  private static boolean isBefore(
      @Nullable LocalDateTime match, ZoneOffset offset, ZoneOffsetTransition change) {
    return match != null && match.toInstant(offset).isBefore(change.getInstant());
  }

  /// Of a match that is not before the change.
  private static boolean isSkipped(@Nullable LocalDateTime match, ZoneOffsetTransition change) {
    return match != null && change.isGap() && match.isBefore(change.getDateTimeAfter());
  }

  @Override
  public String toString() {
    return text + " " + zone;
  }
}
