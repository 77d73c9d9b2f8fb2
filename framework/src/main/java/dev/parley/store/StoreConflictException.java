package dev.parley.store;

/// Somebody else, another service on the same database say, has saved or deleted an object since
/// this service has read it. Nothing was overwritten. [Store#release] and [Store#find] read what is
/// saved now.
///
/// Immutable.
public class StoreConflictException extends StoreException {
  private static final long serialVersionUID = 1;

  private final long expected;
  private final long found;

  /// Says what was to be saved or deleted.
  public StoreConflictException(String message) {
    this(message, 0, 0);
  }

  StoreConflictException(String message, long expected, long found) {
    super(message);
    this.expected = expected;
    this.found = found;
  }

  /// {@return the version that this service knew; zero for an object that it had never saved}
  public long expected() {
    return expected;
  }

  /// {@return the version that is saved; zero if the object is gone}
  public long found() {
    return found;
  }
}
