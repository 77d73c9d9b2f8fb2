package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the endpoints of PJSIP: a list of `EndpointList`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PjsipShowEndpoints extends Action {
  /// A question.
  public PjsipShowEndpoints() {
    super("PJSIPShowEndpoints");
    list("EndpointListComplete");
  }
}
