package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for one endpoint of PJSIP in detail: a list of `EndpointDetail`, `AorDetail` and the like.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PjsipShowEndpoint extends Action {
  /// A question.
  public PjsipShowEndpoint(String endpoint) {
    super("PJSIPShowEndpoint");
    with("Endpoint", endpoint);
    list("EndpointDetailComplete");
  }
}
