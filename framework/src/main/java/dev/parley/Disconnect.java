package dev.parley;

import dev.parley.link.LeaveReason;
import java.util.Objects;

/// Somebody has left; the last event of a client, fired once, when its other events are done. Its
/// attributes are still there; what is written to it is ignored, and it is in no group any more.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Disconnect extends ClientEvent {
  private final LeaveReason reason;

  /// An event of the given client, for [Service#trigger].
  public Disconnect(Client client, LeaveReason reason) {
    super(client);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /// {@return why}
  public LeaveReason reason() {
    return reason;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + reason + ")";
  }
}
