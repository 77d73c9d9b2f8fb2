package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Connected;
import dev.parley.asterisk.LiveObject;
import dev.parley.asterisk.Manager;
import dev.parley.strand.Strand;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/// The channels, bridges, queues and peers of an exchange, kept up to date by the events of its
/// manager. Make it before the manager connects:
///
/// ```java
/// var exchange = Exchange.follow(manager);
/// manager.listen(Loaded.class, _ -> log.info("calls: {}", exchange.channels()));
/// manager.listen(NewState.class, event -> log.info("{}", event.channel()));
/// ```
///
/// When the manager has logged in, the exchange is asked for what there is, and [Loaded] follows;
/// what it refuses to tell is left to events. While the connection is lost nothing changes;
/// afterwards channels and bridges that are still there are the same objects, and the others are
/// gone. If the exchange is not asked, or does not tell its channels, nobody knows which have ended
/// meanwhile: all are kept then, until there are more than the limit.
///
/// Of each text no more than 255 characters are kept.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Exchange {
  private final Manager manager;
  private final Strand strand;
  private final int limit;
  private final boolean loads;
  private final Follower follower;

  // The follower only keeps it.
  @SuppressWarnings("this-escape")
  Exchange(ExchangeBuilder builder) {
    manager = builder.manager;
    strand = Objects.requireNonNull(manager.registry().strand(), "strand");
    limit = builder.limit;
    loads = builder.loads;
    follower = new Follower(this);
  }

  /// {@return the exchange of a manager, followed from now on}
  public static Exchange follow(Manager manager) {
    return of(manager).follow();
  }

  /// {@return what is set before the exchange of a manager is followed}
  public static ExchangeBuilder of(Manager manager) {
    return new ExchangeBuilder(manager);
  }

  void begin() {
    manager.follow(this::follow);
    manager.on(AsteriskEvent.class).last().label("live objects").listen(this::forward);
  }

  private void follow(AsteriskEvent event) {
    if (loads && event instanceof Connected) {
      manager.service().start(new Loading(this, follower, follower.beginLoading())::run);
    }
    follower.follow(event);
  }

  private void forward(AsteriskEvent event) {
    for (LiveObject object : event.liveObjects()) {
      if (object instanceof FollowedObject followed) {
        followed.hear(event);
      }
    }
  }

  /// {@return the connection to it}
  public Manager manager() {
    return manager;
  }

  /// {@return the channels that there are, oldest first; a copy}
  public Collection<Channel> channels() {
    return follower.channels.all();
  }

  /// {@return the channel of that unique id or name}
  public Optional<Channel> channel(String idOrName) {
    return Optional.ofNullable(follower.channel(idOrName));
  }

  /// {@return the bridges that there are; a copy}
  public Collection<Bridge> bridges() {
    return follower.bridges.all();
  }

  /// {@return the bridge of that id}
  public Optional<Bridge> bridge(String id) {
    return Optional.ofNullable(follower.bridges.get(id));
  }

  /// {@return the queues that are known; a copy}
  public Collection<Queue> queues() {
    return follower.queues.all();
  }

  /// {@return the queue of that name, whether it is known already or not, so that one can listen to
  /// it from the start}
  public Queue queue(String name) {
    return follower.queue(name);
  }

  /// {@return the peers that are known; a copy}
  public Collection<Peer> peers() {
    return follower.peers.all();
  }

  /// {@return the peer of that name, such as `PJSIP/ann`, whether it is known already or not, so
  /// that one can listen to it from the start}
  public Peer peer(String name) {
    return follower.peer(name);
  }

  Strand strand() {
    return strand;
  }

  int limit() {
    return limit;
  }

  /// {@return its manager and how much it knows}
  @Override
  public String toString() {
    return "exchange of " + manager.name();
  }
}
