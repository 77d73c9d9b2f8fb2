package dev.parley.store;

import java.util.Locale;
import java.util.regex.Pattern;

/// The rule for names of stores and keys of objects.
final class StoreNames {
  private static final int LONGEST = 100;

  /// What the rule says.
  static final String EXPECTED = "lower-case letters, digits, _ and -, at most " + LONGEST;

  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9_-]{1," + LONGEST + "}");
  private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private StoreNames() {}

  /// {@return the name of a class as that of a store: `chat-room` for `ChatRoom`}
  static String of(Class<?> type) {
    return WORD_START.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /// {@return the name or key}
  ///
  /// @param what what it is, for the message
  /// @throws IllegalArgumentException if it breaks the rule
  static String check(String what, String name) {
    if (!isAllowed(name)) {
      throw new IllegalArgumentException(
          "%s: \"%s\" (expected %s)".formatted(what, shorten(name), EXPECTED));
    }
    return name;
  }

  static boolean isAllowed(String name) {
    return ALLOWED.matcher(name).matches();
  }

  static String shorten(String name) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
