package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.OptionalInt;

/// Something in the exchange wants a channel to be hung up.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SoftHangupRequest extends ChannelEvent {
  /// An event that the exchange tells.
  public SoftHangupRequest(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return why, by the numbers of Q.850; empty if it did not say}
  public OptionalInt cause() {
    return fields().integer("Cause");
  }
}
