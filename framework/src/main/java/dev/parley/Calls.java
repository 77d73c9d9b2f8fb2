package dev.parley;

import dev.parley.strand.Strand;
import org.jspecify.annotations.Nullable;

/// The one seam through which every waiting call of a handler goes, with its kind and its prompt:
/// what a dialog needs to be recorded, and replayed in another process.
final class Calls {
  private final Strand strand;

  Calls(Strand strand) {
    this.strand = strand;
  }

  /// Makes a call.
  ///
  /// @param prompt what distinguishes it from other calls of its kind, or the empty string
  /// @throws IllegalStateException off the strand
  <T extends @Nullable Object, X extends Exception> T perform(
      CallKind kind, String prompt, Call<T, X> call) throws X {
    if (!strand.isCurrent()) {
      throw new IllegalStateException(
          kind
              + (prompt.isEmpty() ? "()" : "(\"" + prompt + "\")")
              + " waits, which only a handler, timer or task of the service may do; this is thread "
              + Thread.currentThread().getName());
    }
    return call.make();
  }

  /// What a call does when nothing was recorded for it.
  @FunctionalInterface
  interface Call<T extends @Nullable Object, X extends Exception> {
    T make() throws X;
  }
}
