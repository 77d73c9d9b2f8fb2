package dev.parley;

import java.time.Instant;

/// A call of a dialog that waits.
///
/// Immutable.
///
/// @param client the number of the client that it is about; zero if it is about none
/// @param prompt what distinguishes it from other calls of its kind; shortened
/// @param since when it began to wait
/// @param isResumed whether that was in another process
record PendingCall(CallKind kind, long client, String prompt, Instant since, boolean isResumed) {
  boolean is(CallKind otherKind, long otherClient, String otherPrompt) {
    return kind == otherKind && client == otherClient && prompt.equals(otherPrompt);
  }

  /// Without the prompt, which may repeat a secret.
  @Override
  public String toString() {
    return kind.name() + " since " + since;
  }
}
