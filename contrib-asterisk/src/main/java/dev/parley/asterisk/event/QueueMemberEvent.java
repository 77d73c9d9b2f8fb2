package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A member of a queue, as it is now.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class QueueMemberEvent extends QueueEvent {
  /// For subclasses.
  protected QueueMemberEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how the member is called, such as `PJSIP/ann`; by this the queue knows it}
  public final String memberInterface() {
    return Read.text(fields(), "Interface", "Location");
  }

  /// {@return the name of the member}
  public final String memberName() {
    return Read.text(fields(), "MemberName", "Name");
  }

  /// {@return whether the member has a break}
  public final boolean isPaused() {
    return fields().flag("Paused");
  }

  /// {@return what the break is for; empty if nobody said}
  public final String pausedReason() {
    return Read.text(fields(), "PausedReason", "Reason");
  }

  /// {@return the lower, the earlier the member gets calls}
  public final OptionalInt penalty() {
    return fields().integer("Penalty");
  }

  /// {@return how many calls the member has taken}
  public final OptionalInt callsTaken() {
    return fields().integer("CallsTaken");
  }

  /// {@return when the last of them ended; empty if there was none}
  public final Optional<Instant> lastCall() {
    return Read.instant(fields(), "LastCall");
  }

  /// {@return whether the member talks with somebody from the queue; false in old versions}
  public final boolean isInCall() {
    return fields().flag("InCall");
  }

  /// {@return whether the member was added while the exchange ran, rather than by its
  /// configuration}
  public final boolean isDynamic() {
    return text("Membership").equalsIgnoreCase("dynamic");
  }

  /// {@return what the device of the member does}
  public final Optional<DeviceState> deviceState() {
    return DeviceState.of(text("Status"));
  }

  @Override
  public final List<ChannelSnapshot> snapshots() {
    return List.of();
  }
}
