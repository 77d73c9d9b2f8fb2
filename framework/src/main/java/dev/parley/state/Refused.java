package dev.parley.state;

import org.jspecify.annotations.Nullable;

/// The present code does not take a value that the bytes hold in good order.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final transient @Nullable Throwable thrown;

  Refused(String what) {
    this(what, null);
  }

  /// Refuses because code of the user or the JDK threw something.
  Refused(String what, @Nullable Throwable thrown) {
    super(what, null, false, false);
    this.what = what;
    this.thrown = thrown;
  }

  /// {@return the reason, without any value}
  String why() {
    return thrown == null ? what + "; dropped" : what + " threw " + describe(thrown) + "; dropped";
  }

  /// Leaves the message of the exception out, which may hold a value.
  private static String describe(Throwable e) {
    for (var frame : e.getStackTrace()) {
      if (frame.getModuleName() == null || !frame.getModuleName().startsWith("java.")) {
        return e.getClass().getName() + " at " + frame;
      }
    }
    return e.getClass().getName();
  }
}
