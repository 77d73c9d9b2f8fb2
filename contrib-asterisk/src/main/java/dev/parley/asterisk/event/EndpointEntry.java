package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.Optional;

/// A telephone in the answer to the action PJSIPShowEndpoints.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class EndpointEntry extends PeerEvent {
  /// An event that the exchange tells.
  public EndpointEntry(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what it does}
  public Optional<DeviceState> deviceState() {
    return DeviceState.of(text("DeviceState"));
  }

  /// {@return its channels; empty if it has none}
  public String activeChannels() {
    return text("ActiveChannels");
  }

  /// {@return the addresses at which it can be reached}
  public String contacts() {
    return text("Contacts");
  }
}
