package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.Optional;
import java.util.OptionalInt;

/// Something about a bridge: what channels are connected by.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class BridgeEvent extends CallEvent {
  /// For subclasses.
  protected BridgeEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the id that the bridge keeps while it lives}
  public final String bridgeId() {
    return Read.text(fields(), "BridgeUniqueid", "ToBridgeUniqueid");
  }

  /// {@return its kind: `basic` for two, `base` for a conference, and others}
  public final String bridgeType() {
    return Read.text(fields(), "BridgeType", "ToBridgeType");
  }

  /// {@return how it mixes, such as `simple_bridge`}
  public final String technology() {
    return Read.text(fields(), "BridgeTechnology", "ToBridgeTechnology");
  }

  /// {@return the name that its creator gave it; empty if none}
  public final String bridgeName() {
    String name = Read.text(fields(), "BridgeName", "ToBridgeName");
    return name.equals("<unknown>") ? "" : name;
  }

  /// {@return how many channels are in it now}
  public final OptionalInt channelCount() {
    return Read.integer(fields(), "BridgeNumChannels", "ToBridgeNumChannels");
  }

  /// {@return the live bridge; empty if no [Exchange] follows this manager}
  public final Optional<Bridge> bridge() {
    return live(Bridge.class);
  }

  /// {@return its name, the exchange and the bridge}
  @Override
  public String toString() {
    return super.toString() + ": " + Fields.shown(bridgeId());
  }
}
