package dev.parley.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A value as it was given, before anybody knows what kind of value is meant.
///
/// @param items one text, or the items of a list
/// @param list whether it was given as a list, which only a file and code can do
record Raw(List<String> items, boolean list) {
  private static final Pattern PLAIN = Pattern.compile("[\\w.:/+@%*~,-]+");
  private static final int SHOWN = 80;

  /// Whatever it is a setting for: the password in a URL, behind its name or behind a user.
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(password=)[^&\\s]*|(//[^/?@\\s:]*:)\\S*(?=@)");

  Raw {
    items = List.copyOf(items);
  }

  static Raw text(String text) {
    return new Raw(List.of(text), false);
  }

  static Raw list(List<String> items) {
    return new Raw(items, true);
  }

  Optional<String> text() {
    return list ? Optional.empty() : Optional.of(items.getFirst());
  }

  boolean isEmpty() {
    return String.join("", items).isEmpty();
  }

  /// {@return the value fit for a message: on one line, not too long, quoted where its borders
  /// would be unclear, and without the password of a URL}
  String shown() {
    String text = list ? String.join(",", items) : items.getFirst();
    return show(PASSWORD.matcher(text).replaceAll("$1$2..."));
  }

  static String show(String text) {
    if (text.length() <= SHOWN && PLAIN.matcher(text).matches()) {
      return text;
    }
    var shown = new StringBuilder("\"");
    text.codePoints().limit(SHOWN).forEach(c -> append(shown, c));
    return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "...\"" : "\"").toString();
  }

  // Control and format characters could rewrite the terminal of whoever reads the message.
  private static void append(StringBuilder shown, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          shown.append("\\u%04x".formatted(c));
      default -> shown.appendCodePoint(c);
    }
  }
}
