package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.Optional;

/// A device does something else than before.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DeviceStateChange extends AsteriskEvent {
  /// An event that the exchange tells.
  public DeviceStateChange(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return which, such as `PJSIP/ann`}
  public String device() {
    return text("Device");
  }

  /// {@return what it does now}
  public Optional<DeviceState> state() {
    return DeviceState.of(text("State"));
  }
}
