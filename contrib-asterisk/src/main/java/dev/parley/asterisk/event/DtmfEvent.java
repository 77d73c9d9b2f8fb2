package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A key of a telephone.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class DtmfEvent extends ChannelEvent {
  /// For subclasses.
  protected DtmfEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the key: `0` to `9`, `*`, `#`, or `A` to `D`}
  public final String digit() {
    return text("Digit");
  }

  /// {@return whether the exchange heard it, rather than sent it}
  public final boolean isReceived() {
    return text("Direction").equalsIgnoreCase("Received");
  }
}
