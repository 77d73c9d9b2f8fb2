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
  private final Map<String, Boolean> gone =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// How often everything was read.
  private long loading;

  Follower(Exchange exchange) {
    this.exchange = exchange;
    int limit = exchange.limit();
    channels = new LiveMap<>(limit);
    bridges = new LiveMap<>(limit);
    queues = new LiveMap<>(limit);
    peers = new LiveMap<>(limit);
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
    if (gone.containsKey(id)) {
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
      case Hangup _ -> remove(channel);
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

  private void remove(Channel channel) {
    gone.put(channel.uniqueId(), true);
    channels.remove(channel.uniqueId());
    channel.bridge().ifPresent(bridge -> bridge.leave(channel));
    queues.all().forEach(queue -> queue.leave(channel));
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
      case BridgeDestroy _ -> {
        bridge.empty();
        bridges.remove(bridge.name());
      }
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
      case QueueParams params -> queue.follow(params);
      case QueueMemberEvent member -> queue.follow(member);
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
    queues.all().forEach(Queue::reset);
    return ++loading;
  }

  /// Forgets the channels that have not been told of meanwhile, and the bridges without channels.
  ///
  /// @return whether that was the latest loading
  boolean endLoading(long number) {
    if (number != loading) {
      return false;
    }
    for (Channel channel : channels.all()) {
      if (channel.seen() < loading) {
        remove(channel);
      }
    }
    for (Bridge bridge : bridges.all()) {
      if (bridge.channels().isEmpty()) {
        bridges.remove(bridge.name());
      }
    }
    return true;
  }
}
