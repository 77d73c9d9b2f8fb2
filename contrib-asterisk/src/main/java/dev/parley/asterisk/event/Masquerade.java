package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// One channel takes the place of another, as versions up to 11 tell it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Masquerade extends ChannelEvent {
  /// An event that the exchange tells.
  public Masquerade(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the name of the channel that takes the place}
  public String cloneName() {
    return text("Clone");
  }

  /// {@return the name of the channel whose place it takes}
  public String originalName() {
    return text("Original");
  }

  @Override
  public ChannelSnapshot snapshot() {
    return ChannelSnapshot.of(originalName(), "");
  }
}
