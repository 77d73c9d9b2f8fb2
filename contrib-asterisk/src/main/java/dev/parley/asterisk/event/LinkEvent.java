package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.List;

/// Two channels, of which it is about the first, are connected or not any more, as versions up to
/// 11 tell it.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class LinkEvent extends ChannelEvent {
  /// For subclasses.
  protected LinkEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  @Override
  public final ChannelSnapshot snapshot() {
    return ChannelSnapshot.suffixed(fields(), "1");
  }

  /// {@return the second channel}
  public final ChannelSnapshot other() {
    return ChannelSnapshot.suffixed(fields(), "2");
  }

  @Override
  public final List<ChannelSnapshot> snapshots() {
    return Several.of(snapshot(), other());
  }
}
