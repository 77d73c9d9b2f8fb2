package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks a peer of chan_sip for a sign of life.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SipQualify extends Action {
  /// An order to ask.
  public SipQualify(String peer) {
    super("SIPqualifypeer");
    with("Peer", peer);
  }
}
