package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// A telephone in the answer to the actions SIPpeers and IAXpeers.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class PeerEntry extends PeerEvent {
  /// An event that the exchange tells.
  public PeerEntry(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return where it is; empty if it is not known}
  public String address() {
    String address = text("IPaddress");
    return address.equals("-none-") ? "" : address;
  }

  /// {@return its port; 0 if it is not known}
  public OptionalInt port() {
    return fields().integer("IPport");
  }

  /// {@return whether it registers itself}
  public boolean isDynamic() {
    return fields().flag("Dynamic");
  }

  /// {@return whether it can be reached, as Asterisk words it}
  public String status() {
    return text("Status");
  }
}
