package dev.parley.testkit;

import org.jspecify.annotations.Nullable;

/// What a [TestClient] waited for did not come. The message tells what was awaited and how long,
/// what had arrived instead, the state of the connection, and what was sent and received before.
///
/// Immutable.
public final class ExpectationFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  ExpectationFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
