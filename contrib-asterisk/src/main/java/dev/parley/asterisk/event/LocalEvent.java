package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.List;

/// The two halves of a local channel, of which it is about the first.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class LocalEvent extends ChannelEvent {
  /// For subclasses.
  protected LocalEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  @Override
  public final ChannelSnapshot snapshot() {
    return ChannelSnapshot.prefixed(fields(), "LocalOne");
  }

  /// {@return the second half}
  public final ChannelSnapshot other() {
    return ChannelSnapshot.prefixed(fields(), "LocalTwo");
  }

  @Override
  public final List<ChannelSnapshot> snapshots() {
    return Several.of(snapshot(), other());
  }
}
