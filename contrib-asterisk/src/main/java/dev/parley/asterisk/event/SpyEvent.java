package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.List;

/// A channel that listens in on another one: the one that it is about.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class SpyEvent extends ChannelEvent {
  /// For subclasses.
  protected SpyEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  @Override
  public final ChannelSnapshot snapshot() {
    return fields().has("SpyerChannel")
        ? ChannelSnapshot.prefixed(fields(), "Spyer")
        : ChannelSnapshot.of(fields());
  }

  /// {@return the channel that is listened to}
  public final ChannelSnapshot spied() {
    return ChannelSnapshot.prefixed(fields(), "Spyee");
  }

  @Override
  public final List<ChannelSnapshot> snapshots() {
    return Several.of(snapshot(), spied());
  }
}
