package dev.parley;

import java.util.Objects;

/// A restart was asked for and has failed; this process goes on as if nothing had happened.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class RestartFailed extends ServiceEvent {
  private final String reason;

  /// An event of the given service, for [Service#trigger].
  public RestartFailed(Service service, String reason) {
    super(service);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /// {@return why, for people}
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + reason + ")";
  }
}
