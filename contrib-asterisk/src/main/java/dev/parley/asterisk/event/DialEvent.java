package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.List;
import java.util.Optional;

/// One channel calls another. The one that it is about is that of who calls; there is none where
/// the exchange calls by itself.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class DialEvent extends ChannelEvent {
  /// For subclasses.
  protected DialEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  // Version 1.4 names the caller's channel Source; up to 11 the called one is Destination.
  @Override
  public final ChannelSnapshot snapshot() {
    return fields().has("Source")
        ? ChannelSnapshot.of(text("Source"), text("SrcUniqueID"))
        : ChannelSnapshot.of(fields());
  }

  /// {@return the channel that is called, as this event tells of it}
  public final ChannelSnapshot destination() {
    if (fields().has("TargetChannel")) {
      return ChannelSnapshot.prefixed(fields(), "Target");
    }
    return fields().has("Destination")
        ? ChannelSnapshot.of(text("Destination"), text("DestUniqueID"))
        : ChannelSnapshot.prefixed(fields(), "Dest");
  }

  /// {@return the live channel that is called; empty if no [Exchange] follows this manager}
  public final Optional<Channel> destinationChannel() {
    String uniqueId = destination().uniqueId();
    return liveObjects().stream()
        .filter(Channel.class::isInstance)
        .map(Channel.class::cast)
        .filter(channel -> channel.uniqueId().equals(uniqueId))
        .findFirst();
  }

  @Override
  public final List<ChannelSnapshot> snapshots() {
    return Several.of(snapshot(), destination());
  }
}
