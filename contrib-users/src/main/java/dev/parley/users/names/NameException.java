package dev.parley.users.names;

/// A name is not allowed. The message is a sentence for who wants it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class NameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// @param message a sentence for who wants the name
  public NameException(String message) {
    super(message);
  }
}
