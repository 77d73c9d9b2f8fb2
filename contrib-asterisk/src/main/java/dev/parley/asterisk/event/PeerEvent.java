package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.Optional;

/// Something about a telephone, or another exchange.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class PeerEvent extends AsteriskEvent {
  /// For subclasses.
  protected PeerEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return technology and name, such as `PJSIP/ann`}
  public final String peerName() {
    if (fields().has("Peer")) {
      return text("Peer");
    }
    String technology = fields().has("Channeltype") ? text("Channeltype") : "PJSIP";
    return technology + "/" + Read.text(fields(), "EndpointName", "ObjectName");
  }

  /// {@return the live peer; empty if no [Exchange] follows this manager}
  public final Optional<Peer> peer() {
    return liveObjects().stream().filter(Peer.class::isInstance).map(Peer.class::cast).findFirst();
  }

  /// {@return its name, the exchange and the peer}
  @Override
  public String toString() {
    return super.toString() + ": " + Fields.shown(peerName());
  }
}
