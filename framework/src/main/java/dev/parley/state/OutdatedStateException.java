package dev.parley.state;

/// The bytes are sound, but the present code has no place for the value: its class or constant is
/// gone, it has another type than the one asked for, or its constructor refuses it.
///
/// Whoever reads can drop this one value and go on.
///
/// Thread-safe.
public class OutdatedStateException extends StateException {
  private static final long serialVersionUID = 1L;

  OutdatedStateException(String message) {
    super(message);
  }
}
