package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads fields that versions of Asterisk name in different ways, or that have a form of their own.
final class Read {
  /// Characters of a text that live objects keep; Asterisk's own names and numbers are shorter.
  private static final int LONGEST_KEPT = 255;

  private Read() {}

  /// {@return the text, cut where a live object would keep too much of it}
  static String kept(String text) {
    return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT);
  }

  /// {@return the value of the first field of these names that there is; empty if there is none}
  static String text(Fields fields, String... names) {
    for (String name : names) {
      String value = fields.get(name);
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  static OptionalInt integer(Fields fields, String... names) {
    for (String name : names) {
      OptionalInt value = fields.integer(name);
      if (value.isPresent()) {
        return value;
      }
    }
    return OptionalInt.empty();
  }

  static Optional<Duration> duration(Fields fields, String... names) {
    for (String name : names) {
      Optional<Duration> value = fields.duration(name);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  static Optional<Duration> millis(Fields fields, String name) {
    return span(fields, name, ChronoUnit.MILLIS);
  }

  static Optional<Duration> micros(Fields fields, String name) {
    return span(fields, name, ChronoUnit.MICROS);
  }

  /// Asterisk writes -1 for a time that was not measured.
  private static Optional<Duration> span(Fields fields, String name, ChronoUnit unit) {
    OptionalLong value = fields.number(name);
    if (value.isEmpty() || value.getAsLong() < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.of(value.getAsLong(), unit));
    } catch (ArithmeticException _) {
      return Optional.empty();
    }
  }

  /// Asterisk writes 0 for what has never happened.
  static Optional<Instant> instant(Fields fields, String name) {
    return fields.instant(name).filter(time -> !time.equals(Instant.EPOCH));
  }

  /// `2026-11-21 11:21:21`, and a fraction of the second if there is one.
  static Optional<LocalDateTime> dateTime(Fields fields, String name) {
    try {
      return Optional.of(LocalDateTime.parse(fields.text(name).strip().replace(' ', 'T')));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
