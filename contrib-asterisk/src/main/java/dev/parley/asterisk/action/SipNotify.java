package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Has chan_sip send a NOTIFY.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SipNotify extends Action {
  /// A notification without variables yet.
  ///
  /// @param peer whom to send it to
  public SipNotify(String peer) {
    super("SIPnotify");
    with("Channel", peer);
  }

  /// Adds a header to it; may be called for several.
  ///
  /// @return this
  public SipNotify variable(String name, String value) {
    with("Variable", name + "=" + value);
    return this;
  }
}
