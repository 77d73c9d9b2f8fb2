package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks who is parked: a list of `ParkedCall`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ParkedCalls extends Action {
  /// A question.
  public ParkedCalls() {
    super("ParkedCalls");
    list("ParkedCallsComplete");
  }
}
