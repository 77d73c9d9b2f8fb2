package dev.parley.users.password;

/// A stored hash is damaged, of an unknown kind, or would take too much time or memory to check.
/// The message does not repeat it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PasswordHashException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PasswordHashException(String message) {
    super(message);
  }
}
