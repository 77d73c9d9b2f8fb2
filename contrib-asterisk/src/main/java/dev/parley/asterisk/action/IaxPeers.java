package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the peers of chan_iax2: a list of `PeerEntry`.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class IaxPeers extends Action {
  /// A question.
  public IaxPeers() {
    super("IAXpeerlist");
    list("PeerlistComplete");
  }
}
