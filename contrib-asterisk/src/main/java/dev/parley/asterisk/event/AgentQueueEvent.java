package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.List;

/// A member of a queue and somebody who waits there, whose channel it is about.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class AgentQueueEvent extends QueueEvent {
  /// For subclasses.
  protected AgentQueueEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how the member is called, such as `PJSIP/ann`}
  public final String memberInterface() {
    return Read.text(fields(), "Interface", "Member", "AgentCalled");
  }

  /// {@return the name of the member}
  public final String memberName() {
    return Read.text(fields(), "MemberName", "AgentName");
  }

  /// {@return the channel of the member, as this event tells of it}
  public final ChannelSnapshot destination() {
    return ChannelSnapshot.prefixed(fields(), "Dest");
  }

  @Override
  public final List<ChannelSnapshot> snapshots() {
    return Several.of(ChannelSnapshot.of(fields()), destination());
  }
}
