package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.List;
import java.util.Optional;

/// Something about calls: about channels, and what they are in. Most are [ChannelEvent]s,
/// [BridgeEvent]s or [QueueEvent]s.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class CallEvent extends AsteriskEvent {
  /// For subclasses.
  protected CallEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the channels that it tells of, the one that it is mostly about first; empty if none}
  public List<ChannelSnapshot> snapshots() {
    ChannelSnapshot only = ChannelSnapshot.of(fields());
    return only.isPresent() ? List.of(only) : List.of();
  }

  /// {@return the live channel that it is mostly about; empty if it is about none, or no [Exchange]
  /// follows this manager}
  public final Optional<Channel> channel() {
    return live(Channel.class);
  }

  /// {@return the first live object of that kind that it is about}
  final <T extends FollowedObject> Optional<T> live(Class<T> kind) {
    return liveObjects().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }
}
