package dev.parley.angel;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A restart that somebody has asked for.
///
/// @param why as the end of a sentence
/// @param progress takes a line for each step
/// @param outcome what has come of it; fails with an [AngelException] that says why not
/// @param since when, by [System#nanoTime]
record RestartRequest(
    String why, Consumer<String> progress, CompletableFuture<String> outcome, long since) {
  RestartRequest(String why, Consumer<String> progress) {
    this(why, progress, new CompletableFuture<>(), System.nanoTime());
  }

  /// @param how the end of a sentence
  void done(String how) {
    double seconds = (System.nanoTime() - since) / 1e9;
    outcome.complete("restarted in %.1f s: %s".formatted(seconds, how));
  }

  void fail(String reason) {
    outcome.completeExceptionally(new AngelException("not restarted: " + reason));
  }
}
