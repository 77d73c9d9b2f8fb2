package dev.parley.store;

/// Something that a store was asked for could not be done. Where nothing else is said, the database
/// is as it was.
///
/// Immutable.
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Says what could not be done.
  public StoreException(String message) {
    super(message);
  }

  /// Says what could not be done, and why.
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
