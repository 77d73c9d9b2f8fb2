package dev.parley;

import dev.parley.link.Refusal;
import java.net.InetSocketAddress;
import java.util.Objects;

/// Somebody was not let in, since there are too many already, the address connects too often, or a
/// proxy has not said properly whom it brings. There is no client then; the gate has said why, to a
/// line client but no proxy, and closed the connection.
///
/// Fired for the first at once, and for those that follow within a second together: at most once a
/// second for each reason. [Status#refusals] counts all of them. Nobody hears of those who were
/// refused while another process took over.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class ConnectionRefused extends ServerEvent {
  private final InetSocketAddress remote;
  private final Refusal refusal;
  private final int count;

  /// An event of the given service, for [Service#trigger].
  ///
  /// @param address the address that the last of them connected to
  /// @param remote where the last of them came from
  /// @param count how many they are
  public ConnectionRefused(
      Service service,
      InetSocketAddress address,
      InetSocketAddress remote,
      Refusal refusal,
      int count) {
    super(service, address);
    this.remote = Objects.requireNonNull(remote, "remote");
    this.refusal = Objects.requireNonNull(refusal, "refusal");
    this.count = count;
  }

  /// {@return where the last of them came from}
  public InetSocketAddress remote() {
    return remote;
  }

  /// {@return why}
  public Refusal refusal() {
    return refusal;
  }

  /// {@return how many were refused since the last event with that reason}
  public int count() {
    return count;
  }

  @Override
  public String toString() {
    return "%s of %s (%s, %d)".formatted(super.toString(), remote, refusal, count);
  }
}
