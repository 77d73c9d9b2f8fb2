package dev.parley.gate;

import dev.parley.link.Proxies;
import dev.parley.link.Refusal;
import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// New connections, each on its way to a [Connection]: those of proxies have to say first whose
/// they are.
///
/// Confined to its event loop.
final class Arrivals {
  /// Bytes of what a header of version 2 may add to the addresses, such as the name that a client
  /// has asked for. Nothing of it is used, so this is only what proxies are known to send, doubled.
  static final int LONGEST_EXTENSION = 2048;

  private final Proxies proxies;
  private final int most;
  private final Refusals refusals;
  private final Set<Channel> waiting = new HashSet<>();
  private boolean closing;

  /// @param most headers that may be waited for at once
  Arrivals(Proxies proxies, int most, Refusals refusals) {
    this.proxies = proxies;
    this.most = most;
    this.refusals = refusals;
  }

  /// Fills the pipeline of an accepted socket.
  void receive(SocketChannel channel, Connection connection) {
    @Nullable InetSocketAddress remote = channel.remoteAddress();
    @Nullable InetSocketAddress local = channel.localAddress();
    // Who is gone already has none.
    if (remote != null && local != null && proxies.include(remote.getAddress())) {
      channel
          .pipeline()
          .addLast(
              new HAProxyMessageDecoder(LONGEST_EXTENSION),
              new ProxyHeader(this, channel, remote, local, connection, proxies.headerTimeout()));
    }
    channel.pipeline().addLast(connection);
  }

  /// {@return whether this one may wait for its header; if so, it is to [#leave] later}
  boolean enter(Channel channel) {
    return !closing && waiting.size() < most && waiting.add(channel);
  }

  void leave(Channel channel) {
    waiting.remove(channel);
  }

  /// A proxy at this address was sent away.
  void refuse(Refusal refusal, InetSocketAddress proxy, InetSocketAddress local) {
    refusals.add(refusal, proxy, local, System.nanoTime());
  }

  /// Closes those that have not said whose they are, now and from now on.
  void close() {
    closing = true;
    for (Channel channel : List.copyOf(waiting)) {
      // Its outcome changes nothing.
      var _ = channel.close();
    }
  }
}
