package dev.parley.state;

/// The present code does not take a value that the bytes hold in good order. The message holds no
/// value.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message, null, false, false);
  }

  /// {@return an exception of the user's code or the JDK without its message, which may hold a
  /// value}
  static String describe(Throwable e) {
    var trace = e.getStackTrace();
    return e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
