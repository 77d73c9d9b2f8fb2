package dev.parley.bench.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Bare Netty on one epoll loop, with the codecs that its examples use for lines.
///
/// Thread-safe.
final class NettyServer implements LineServer {
  private static final int LONGEST_LINE = 4096;
  private static final int BACKLOG = 4096;

  private final Channel listener;

  NettyServer(Supplier<ChannelHandler> handlers) {
    var loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    this.listener =
        new ServerBootstrap()
            .group(loops)
            .channel(EpollServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Lines(handlers))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /// Not thread-safe: many threads may use it, one at a time.
  private static final class Lines extends ChannelInitializer<Channel> {
    private final Supplier<ChannelHandler> handlers;

    Lines(Supplier<ChannelHandler> handlers) {
      this.handlers = handlers;
    }

    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast(new LineBasedFrameDecoder(LONGEST_LINE))
          .addLast(new StringDecoder(StandardCharsets.UTF_8))
          .addLast(new StringEncoder(StandardCharsets.UTF_8))
          .addLast(handlers.get());
    }
  }
}
