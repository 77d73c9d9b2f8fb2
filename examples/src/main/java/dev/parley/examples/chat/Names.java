package dev.parley.examples.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which names people may give themselves.
///
/// Immutable.
final class Names {
  private static final int LONGEST = 20;
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}'_-]+");

  private Names() {}

  /// {@return what is wrong with a name, for the person who typed it, or nothing}
  static Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("Nobody can talk to you without a name.");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return Optional.of("That name is too long, %d characters are the most.".formatted(LONGEST));
    }
    if (!ALLOWED.matcher(name).matches()) {
      return Optional.of(
          "A name has letters, digits, ', - and _ in it, no spaces and no control characters.");
    }
    return Optional.empty();
  }
}
