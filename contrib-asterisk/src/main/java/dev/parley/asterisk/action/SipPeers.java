package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the peers of chan_sip, which Asterisk 21 and later do not have: a list of `PeerEntry`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SipPeers extends Action {
  /// A question.
  public SipPeers() {
    super("SIPpeers");
    list("PeerlistComplete");
  }
}
