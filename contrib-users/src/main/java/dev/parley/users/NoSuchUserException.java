package dev.parley.users;

import dev.parley.language.ListStyle;
import java.util.List;

/// There is nobody of that name, or of those names. The message can be shown to who gave them.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NoSuchUserException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> names;

  /// @param names those that nobody has
  public NoSuchUserException(List<String> names) {
    super(sentence(names));
    this.names = List.copyOf(names);
  }

  static String sentence(List<String> names) {
    return "There is nobody called " + ListStyle.OR.join(names) + ".";
  }

  /// {@return the names that nobody has, as they were given}
  public List<String> names() {
    return names;
  }
}
