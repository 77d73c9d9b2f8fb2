package dev.parley.flow;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/// Makes ready-made handlers from texts, for those who build rules from files.
///
/// | kind | properties |
/// |---|---|
/// | `print` | `to`: `stdout` (the default), `stderr` or a file |
/// | `log` | `level`: `error`, `warn`, `info` (the default), `debug` or `trace` |
/// | `after-count` | `n`, `resets` |
/// | `every-nth` | `n` |
/// | `at-frequency` | `n`, `interval`, `resets` |
/// | `limit-frequency` | `n`, `interval`, `resets` |
///
/// Intervals are written as `PT1M30S`; `resets` is `true` or `false`, by default `false`.
///
/// Thread-safe.
public final class HandlerKinds {
  private static final Map<String, Set<String>> PROPERTIES =
      Map.of(
          "print", Set.of("to"),
          "log", Set.of("level"),
          "after-count", Set.of("n", "resets"),
          "every-nth", Set.of("n"),
          "at-frequency", Set.of("n", "interval", "resets"),
          "limit-frequency", Set.of("n", "interval", "resets"));

  private HandlerKinds() {}

  /// {@return a handler of the kind, with these properties}
  ///
  /// @throws IllegalArgumentException if there is no such kind or property, or a value is wrong;
  ///   the message says which
  public static Link<Object> make(String kind, Map<String, String> properties) {
    Set<String> known = PROPERTIES.get(kind);
    if (known == null) {
      throw new IllegalArgumentException(
          "handler \"%s\" (expected one of %s)".formatted(kind, sorted(PROPERTIES.keySet())));
    }
    Set<String> unknown = new HashSet<>(properties.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: property %s (expected one of %s)".formatted(kind, sorted(unknown), sorted(known)));
    }
    return switch (kind) {
      case "print" -> Handlers.printTo(properties.getOrDefault("to", "stdout"));
      case "log" -> Handlers.toLog(level(properties.getOrDefault("level", "info")));
      case "after-count" -> Valve.afterCount(n(properties), resets(properties));
      case "every-nth" -> Valve.everyNth(n(properties));
      case "at-frequency" ->
          Valve.atFrequency(n(properties), interval(properties), resets(properties));
      default -> Valve.limitFrequency(n(properties), interval(properties), resets(properties));
    };
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private static Level level(String text) {
    try {
      return Level.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw wrong("level", text, "error, warn, info, debug or trace", e);
    }
  }

  private static int n(Map<String, String> properties) {
    String text = required(properties, "n", "a number");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong("n", text, "a number", e);
    }
  }

  private static boolean resets(Map<String, String> properties) {
    String text = properties.getOrDefault("resets", "false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("resets", text, "true or false", null);
    };
  }

  private static Duration interval(Map<String, String> properties) {
    String text = required(properties, "interval", "a duration such as PT10S");
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong("interval", text, "a duration such as PT10S", e);
    }
  }

  private static String required(Map<String, String> properties, String name, String expected) {
    String text = properties.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing (expected " + expected + ")");
    }
    return text;
  }

  private static IllegalArgumentException wrong(
      String name, String text, String expected, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "%s: \"%s\" (expected %s)".formatted(name, text, expected), cause);
  }
}
