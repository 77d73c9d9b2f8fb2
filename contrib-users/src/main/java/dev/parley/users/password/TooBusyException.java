package dev.parley.users.password;

/// So many passwords wait to be hashed that this one can't; see [PasswordSettings#QUEUE]. The
/// message can be shown to the person.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class TooBusyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooBusyException() {
    super("Too many people are signing in at this moment. Please try again in a minute.");
  }
}
