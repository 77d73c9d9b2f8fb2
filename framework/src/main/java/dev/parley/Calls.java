package dev.parley;

import dev.parley.strand.Strand;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The one seam through which every call goes by which a handler does something to others or learns
/// something from them, with its kind and its prompt. Within a [Handler] they are recorded, so that
/// the dialog can be replayed in another process; see [Recording].
///
/// The dialog is the innermost [Handler] of the present task, which the task keeps as the context
/// of its strand. Nothing that happens inside a call, such as the handlers of an event that is
/// triggered, is recorded with it.
///
/// Thread-safe: off the strand there is nothing to record.
final class Calls {
  private final Strand strand;

  Calls(Strand strand) {
    this.strand = strand;
  }

  /// What a call does when nothing was recorded for it.
  @FunctionalInterface
  interface Call<T extends @Nullable Object, X extends Exception> {
    T make() throws X;
  }

  /// {@return whether a call that returns nothing is to be made; false if it is replayed}
  ///
  /// @param client the number of the client that it is about, or zero
  /// @param prompt what distinguishes it from other calls of its kind; printed only if a dialog
  ///   records it
  boolean isDue(CallKind kind, long client, Object prompt) {
    Recording recording = recording();
    return recording == null || recording.isDue(kind, client, prompt);
  }

  /// Makes a call that returns something, or returns what it returned before.
  <T extends @Nullable Object, X extends Exception> T perform(
      CallKind kind, long client, Object prompt, Call<T, X> call) throws X {
    Recording recording = recording();
    return recording == null ? call.make() : recording.perform(kind, client, prompt, null, call);
  }

  /// Makes a call that waits.
  ///
  /// @throws IllegalStateException off the strand
  <T extends @Nullable Object, X extends Exception> T await(
      CallKind kind, long client, Object prompt, Call<T, X> call) throws X {
    requireStrand(kind, prompt);
    Recording recording = recording();
    return recording == null
        ? call.make()
        : recording.perform(kind, client, prompt, strand.time().now(), call);
  }

  /// {@return what is left of a limit for the waiting call that is being made: less than all of it
  /// if another process had begun to wait}
  Duration left(CallKind kind, Duration limit) {
    return strand.context() instanceof Handler<?> dialog
        ? dialog.recording().left(kind, limit, strand.time().now())
        : limit;
  }

  /// Refuses a call that waits off the strand.
  void requireStrand(CallKind kind, Object prompt) {
    if (!strand.isCurrent()) {
      String shown = prompt.toString();
      throw new IllegalStateException(
          kind
              + (shown.isEmpty() ? "()" : "(\"" + shown + "\")")
              + " waits, which only a handler, timer or task of the service may do; this is thread "
              + Thread.currentThread().getName());
    }
  }

  /// {@return whether calls are recorded, since a step of a dialog makes them}
  boolean isRecording() {
    return recording() != null;
  }

  private @Nullable Recording recording() {
    if (strand.context() instanceof Handler<?> dialog) {
      Recording recording = dialog.recording();
      return recording.isBusy() ? null : recording;
    }
    return null;
  }
}
