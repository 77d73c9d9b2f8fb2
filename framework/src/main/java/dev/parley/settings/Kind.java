package dev.parley.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the values of a setting are written. Every value that is written can be read again.
///
/// @param word stands for a value in the help
/// @param expected what a value is, for messages
/// @param parse empty if the text is not of this kind
/// @param order null where values have no order that a range could mean
record Kind<T>(
    String word,
    String expected,
    Function<Raw, Optional<T>> parse,
    Function<T, Raw> write,
    @Nullable Comparator<? super T> order) {
  static final Kind<String> TEXT = scalar("TEXT", "a text", Optional::of, text -> text, null);

  static final Kind<Boolean> FLAG =
      scalar("on|off", "on or off", Kind::parseFlag, flag -> flag ? "on" : "off", null);

  static final Kind<Integer> INTEGER =
      scalar(
          "NUMBER",
          "a whole number",
          Kind::parseInteger,
          number -> Integer.toString(number),
          Comparator.naturalOrder());

  static final Kind<Long> SIZE =
      scalar(
          "SIZE",
          "a size in bytes such as 512 or 64KB",
          Sizes::parse,
          Sizes::write,
          Comparator.naturalOrder());

  static final Kind<Duration> DURATION =
      scalar(
          "TIME",
          "a time such as 500ms, 30s or 5m",
          Durations::parse,
          Durations::write,
          Comparator.naturalOrder());

  static final Kind<Path> PATH = scalar("PATH", "a path", Kind::parsePath, Path::toString, null);

  static final Kind<List<String>> LIST =
      new Kind<>("A,B,...", "texts with commas between them", Kind::parseList, Raw::list, null);

  static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    var names = Stream.of(type.getEnumConstants()).map(Kind::choiceName).toList();
    return scalar(
        String.join("|", names),
        names.stream().collect(Collectors.joining(", ", "one of ", "")),
        text ->
            Stream.of(type.getEnumConstants())
                .filter(constant -> choiceName(constant).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst(),
        Kind::choiceName,
        null);
  }

  private static <T> Kind<T> scalar(
      String word,
      String expected,
      Function<String, Optional<T>> parse,
      Function<T, String> write,
      @Nullable Comparator<? super T> order) {
    return new Kind<>(
        word,
        expected,
        raw -> raw.text().flatMap(parse),
        value -> Raw.text(write.apply(value)),
        order);
  }

  private static String choiceName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Boolean> parseFlag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes", "1" -> Optional.of(true);
      case "false", "off", "no", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> parseInteger(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Path> parsePath(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> parseList(Raw raw) {
    if (raw.list()) {
      return Optional.of(raw.items());
    }
    return raw.text()
        .map(text ->
            Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList());
  }
}
