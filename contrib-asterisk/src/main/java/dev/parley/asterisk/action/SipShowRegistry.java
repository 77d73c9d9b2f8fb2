package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks where chan_sip is registered: a list of `RegistryEntry`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SipShowRegistry extends Action {
  /// A question.
  public SipShowRegistry() {
    super("SIPshowregistry");
    list("RegistrationsComplete");
  }
}
