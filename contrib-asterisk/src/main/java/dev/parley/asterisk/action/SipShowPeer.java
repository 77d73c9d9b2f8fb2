package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for one peer of chan_sip; the response has it in its fields.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SipShowPeer extends Action {
  /// A question.
  public SipShowPeer(String peer) {
    super("SIPshowpeer");
    with("Peer", peer);
  }
}
