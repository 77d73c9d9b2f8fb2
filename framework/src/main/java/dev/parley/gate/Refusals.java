package dev.parley.gate;

import dev.parley.link.Refusal;
import dev.parley.link.ToService;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tells the service of connections that were refused: of the first at once and of those that
/// follow within a second together, since whoever attacks it has no trouble to be refused thousands
/// of times.
///
/// Confined to its event loop.
final class Refusals {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Consumer<? super ToService> service;
  private final Map<Refusal, Untold> refusals = new EnumMap<>(Refusal.class);

  Refusals(Consumer<? super ToService> service) {
    this.service = service;
  }

  /// Counts one.
  ///
  /// @param now nanoseconds
  void add(Refusal refusal, InetSocketAddress remote, InetSocketAddress local, long now) {
    Untold untold = refusals.computeIfAbsent(refusal, _ -> new Untold(remote, local, now - SECOND));
    untold.remote = remote;
    untold.local = local;
    untold.count++;
    tell(refusal, untold, now);
  }

  /// Tells what has waited long enough; called about once a second.
  void sweep(long now) {
    refusals.forEach((refusal, untold) -> tell(refusal, untold, now));
  }

  private void tell(Refusal refusal, Untold untold, long now) {
    if (untold.count > 0 && now - untold.toldAt >= SECOND) {
      int count = untold.count;
      untold.count = 0;
      untold.toldAt = now;
      service.accept(new ToService.Refused(untold.remote, untold.local, refusal, count));
    }
  }

  /// {@return what the client is told}
  static String sentence(Refusal refusal) {
    return switch (refusal) {
      case TOO_MANY -> "There are too many connections at the moment. Please try again later.";
      case TOO_MANY_OF_ADDRESS ->
          "There are too many connections from your address. Please close one of them first.";
      case TOO_OFTEN -> "Your address connects too often. Please try again later.";
      // Proxies do not read what they are told.
      case NO_HEADER -> "";
    };
  }

  private static final class Untold {
    private InetSocketAddress remote;
    private InetSocketAddress local;
    private int count;
    private long toldAt;

    private Untold(InetSocketAddress remote, InetSocketAddress local, long toldAt) {
      this.remote = remote;
      this.local = local;
      this.toldAt = toldAt;
    }
  }
}
