package dev.parley.testkit;

import org.jspecify.annotations.Nullable;

/// A service did not take over from the one before, see [TestService#restart]. The message says
/// why; the cause is what the new service threw, if it did.
///
/// Immutable.
public final class TakeoverFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakeoverFailedException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
