package dev.parley;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a dialog has come, as another process needs it to go on: with the fields of the
/// [Handler] as they were when the present step began.
///
/// Immutable.
///
/// @param step the present step
/// @param remaining the steps that remained when it began
/// @param calls what the present step has done so far; empty if that was too much to keep
/// @param pending the call that waits; null if none does
record DialogPosition(
    String step, List<String> remaining, List<RecordedCall> calls, @Nullable PendingCall pending) {
  /// Copies the lists.
  DialogPosition {
    remaining = List.copyOf(remaining);
    calls = List.copyOf(calls);
  }
}
