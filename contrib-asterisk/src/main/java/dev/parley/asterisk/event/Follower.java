package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings the live objects up to date with each event, before its handlers are called, and tells
/// the event which they are.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Follower {
  /// Ids of channels that are gone, remembered since an exchange may tell of one once more.
  private static final int REMEMBERED = 1000;

  final LiveMap<Channel> channels;
  final LiveMap<Bridge> bridges;
  final LiveMap<Queue> queues;
  final LiveMap<Peer> peers;

  private final Exchange exchange;
  private final MemberCount members;
  private final Map<String, Boolean> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// How often reading everything was begun.
  private long loading;

  Follower(Exchange exchange) {
    this.exchange = exchange;
    int limit = exchange.limit();
    members = new MemberCount(limit);
    channels = new LiveMap<>(limit, Follower::leaveAll);
    bridges = new LiveMap<>(limit, Bridge::empty);
    queues = new LiveMap<>(limit, queue -> queue.empty(members));
    peers = new LiveMap<>(limit, _ -> {});
  }

  void follow(AsteriskEvent event) {
    switch (event) {
      case CallEvent call -> followCall(call);
      case PeerEvent told when !told.peerName().endsWith("/") -> {
        Peer peer = peer(told.peerName());
        peer.follow(told);
        event.add(peer);
      }
      case DeviceStateChange change -> {
        Peer peer = peers.get(change.device());
        if (peer != null) {
          peer.follow(change);
          event.add(peer);
        }
      }
      default -> {}
    }
  }

  private void followCall(CallEvent event) {
    @Nullable Channel foremost = null;
    for (ChannelSnapshot snapshot : event.snapshots()) {
      Channel channel = channel(snapshot);
      if (channel != null) {
        channel.follow(snapshot);
        channel.seen(loading);
        event.add(channel);
        foremost = foremost == null ? channel : foremost;
      }
    }
    if (foremost != null) {
      followChannel(foremost, event);
    }
    switch (event) {
      case BridgeEvent told when !told.bridgeId().isEmpty() -> followBridge(told, foremost);
      case QueueEvent told when !told.queueName().isEmpty() -> followQueue(told, foremost);
      default -> {}
    }
  }

  // ---- channels

  @Nullable Channel channel(String idOrName) {
    Channel byId = channels.get(idOrName);
    if (byId != null) {
      return byId;
    }
    for (Channel channel : channels.all()) {
      if (channel.name().equals(idOrName)) {
        return channel;
      }
    }
    return null;
  }

  private @Nullable Channel channel(ChannelSnapshot snapshot) {
    String id = snapshot.uniqueId();
    if (id.isEmpty()) {
      return channel(snapshot.name());
    }
    if (gone.containsKey(Read.kept(id))) {
      return null;
    }
    return channels.get(id, key -> new Channel(exchange, key, snapshot.name()));
  }

  private void followChannel(Channel channel, CallEvent event) {
    switch (event) {
      case NewExtension step -> channel.runs(step.application());
      case ChannelStatus told -> {
        channel.runs(told.application());
        isIn(channel, told.bridgeId());
      }
      case CoreShowChannel told -> {
        channel.runs(told.application());
        isIn(channel, told.bridgeId());
      }
      case Rename told -> channel.rename(told.newName());
      case Hold told -> channel.held(told.isHeld());
      case Unhold _ -> channel.held(false);
      case Hangup _ -> {
        gone.put(channel.uniqueId(), true);
        channels.remove(channel.uniqueId());
      }
      default -> {}
    }
  }

  private void isIn(Channel channel, String bridgeId) {
    if (bridgeId.isEmpty()) {
      channel.bridge().ifPresent(bridge -> bridge.leave(channel));
    } else {
      bridge(bridgeId).enter(channel);
    }
  }

  private static void leaveAll(Channel channel) {
    channel.bridge().ifPresent(bridge -> bridge.leave(channel));
    Queue queue = channel.queue();
    if (queue != null) {
      queue.leave(channel);
    }
  }

  // ---- bridges

  private Bridge bridge(String id) {
    return bridges.get(id, key -> new Bridge(exchange, key));
  }

  private void followBridge(BridgeEvent event, @Nullable Channel channel) {
    Bridge bridge = bridge(event.bridgeId());
    bridge.follow(event);
    event.add(bridge);
    switch (event) {
      case BridgeEnter _ when channel != null -> bridge.enter(channel);
      case BridgeLeave _ when channel != null -> bridge.leave(channel);
      case BridgeMerge merge -> {
        Bridge from = bridges.get(merge.fromBridgeId());
        if (from != null) {
          from.channels().forEach(bridge::enter);
          event.add(from);
        }
      }
      case BridgeDestroy _ -> bridges.remove(bridge.name());
      default -> {}
    }
  }

  // ---- queues and peers

  Queue queue(String name) {
    return queues.get(name, key -> new Queue(exchange, key));
  }

  Peer peer(String name) {
    return peers.get(name, key -> new Peer(exchange, key));
  }

  private void followQueue(QueueEvent event, @Nullable Channel channel) {
    Queue queue = queue(event.queueName());
    event.add(queue);
    switch (event) {
      case QueueParams params -> {
        // Its members and callers are told behind this.
        if (queue.isRead(loading)) {
          queue.empty(members);
        }
        queue.follow(params);
      }
      case QueueMemberEvent member -> queue.follow(member, members);
      case QueueCallerJoin _ when channel != null -> queue.enter(channel);
      case QueueEntry _ when channel != null -> queue.enter(channel);
      case QueueCallerLeave _ when channel != null -> queue.leave(channel);
      case QueueCallerAbandon _ when channel != null -> queue.leave(channel);
      default -> {}
    }
  }

  // ---- reading everything anew

  /// {@return which loading this is}
  long beginLoading() {
    return ++loading;
  }

  boolean isLatest(long number) {
    return number == loading;
  }

  /// All channels have been told of: forgets the others, and the bridges without channels. Should
  /// one of them live on after all, it comes back.
  void channelsAreRead() {
    for (Channel channel : channels.all()) {
      if (channel.seen() < loading) {
        channels.remove(channel.uniqueId());
      }
    }
    for (Bridge bridge : bridges.all()) {
      if (bridge.channels().isEmpty()) {
        bridges.remove(bridge.name());
      }
    }
  }

  /// All queues have been told of: nobody is in the others.
  void queuesAreRead() {
    for (Queue queue : queues.all()) {
      if (queue.read() < loading) {
        queue.empty(members);
      }
    }
  }
}
