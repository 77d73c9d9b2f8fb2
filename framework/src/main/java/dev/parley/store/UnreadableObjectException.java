package dev.parley.store;

/// The saved form of an object can't be read: it is damaged, or was written by newer code. It is
/// left as it is, and a new object of its key can't be saved over it.
///
/// Immutable.
public class UnreadableObjectException extends StoreException {
  private static final long serialVersionUID = 1;

  /// Says which object it is, and why.
  public UnreadableObjectException(String message) {
    super(message);
  }

  /// Says which object it is, and why.
  public UnreadableObjectException(String message, Throwable cause) {
    super(message, cause);
  }
}
