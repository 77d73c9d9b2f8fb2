package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import dev.parley.event.Attribute;
import java.util.List;
import java.util.Optional;

/// Something about a channel: one end of a call. A few are about no channel; then its name is
/// empty.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class ChannelEvent extends CallEvent {
  /// The name of the channel, for those who listen to one.
  public static final Attribute<String> CHANNEL_NAME =
      Attribute.of(ChannelEvent.class, "channelName", ChannelEvent::channelName);

  /// For subclasses.
  protected ChannelEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the channel, as this event tells of it}
  public ChannelSnapshot snapshot() {
    return ChannelSnapshot.of(fields());
  }

  @Override
  public List<ChannelSnapshot> snapshots() {
    return Several.of(snapshot());
  }

  /// {@return the name of the channel, such as `PJSIP/ann-0000001a`}
  public final String channelName() {
    return snapshot().name();
  }

  /// {@return the id that the channel keeps while it lives, such as `1795260081.0`}
  public final String uniqueId() {
    return snapshot().uniqueId();
  }

  /// {@return what the channel does}
  public final Optional<ChannelState> state() {
    return snapshot().state();
  }

  /// {@return whether the channel does that: `event.is(ChannelState.RINGING)`}
  public final boolean is(ChannelState state) {
    return snapshot().state().filter(state::equals).isPresent();
  }

  /// {@return the number of who is at this end of the call}
  public final String callerNumber() {
    return snapshot().callerNumber();
  }

  /// {@return the name of who is at this end of the call}
  public final String callerName() {
    return snapshot().callerName();
  }

  /// {@return its name, the exchange, and the channel if there is one}
  @Override
  public String toString() {
    return snapshot().isPresent() ? super.toString() + ": " + snapshot() : super.toString();
  }
}
