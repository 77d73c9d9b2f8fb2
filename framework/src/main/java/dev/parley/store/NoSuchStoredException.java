package dev.parley.store;

/// No object of that key is active or saved.
///
/// Immutable.
public class NoSuchStoredException extends StoreException {
  private static final long serialVersionUID = 1;

  /// Says what was looked for.
  public NoSuchStoredException(String message) {
    super(message);
  }
}
