package dev.parley.gate;

import dev.parley.link.Refusal;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the header with which a proxy's connection begins (PROXY protocol, version 1 or 2),
/// and keeps the channel's beginning from its [Connection] until then, so that it is nobody's
/// before. Without a proper header the channel is closed.
///
/// Confined to its event loop.
final class ProxyHeader extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(ProxyHeader.class);

  private final Arrivals arrivals;
  private final SocketChannel channel;
  private final InetSocketAddress proxy;
  private final InetSocketAddress local;
  private final Connection connection;
  private final Duration limit;

  private @Nullable Future<?> timer;
  private boolean done;

  /// @param limit how long the header may take
  ProxyHeader(
      Arrivals arrivals,
      SocketChannel channel,
      InetSocketAddress proxy,
      InetSocketAddress local,
      Connection connection,
      Duration limit) {
    this.arrivals = arrivals;
    this.channel = channel;
    this.proxy = proxy;
    this.local = local;
    this.connection = connection;
    this.limit = limit;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (!arrivals.enter(channel)) {
      refuse(Refusal.TOO_MANY, "too many wait for their header, or the gate is closing");
      return;
    }
    timer =
        ctx.executor()
            .schedule(
                () -> refuse(Refusal.NO_HEADER, "no header within " + limit),
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (!done && message instanceof HAProxyMessage header) {
        accept(ctx, header);
      }
      // Anything else is what came behind a header that was refused.
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void accept(ChannelHandlerContext ctx, HAProxyMessage header) {
    boolean own = header.command() == HAProxyCommand.LOCAL;
    @Nullable InetSocketAddress client = null;
    if (!own && isInternet(header)) {
      client = client(header);
      if (client == null) {
        refuse(Refusal.NO_HEADER, "its header has no proper address");
        return;
      }
    }
    end();
    log.debug(
        "proxy {} connects for {}", proxy, own ? "itself" : client == null ? "somebody" : client);
    connection.introduce(client, own);
    ctx.pipeline().remove(this);
    ctx.fireChannelActive();
  }

  /// {@return whether it has an address of the kind that clients of a gate have}
  private static boolean isInternet(HAProxyMessage header) {
    return switch (header.proxiedProtocol()) {
      case TCP4, TCP6 -> true;
      case UNKNOWN, UDP4, UDP6, UNIX_STREAM, UNIX_DGRAM -> false;
    };
  }

  private static @Nullable InetSocketAddress client(HAProxyMessage header) {
    @Nullable String written = header.sourceAddress();
    byte @Nullable [] bytes =
        written == null ? null : NetUtil.createByteArrayFromIpAddressString(written);
    if (bytes == null) {
      return null;
    }
    try {
      // Makes an IPv4 address of one that is mapped into IPv6, so that it is the same everywhere.
      return new InetSocketAddress(InetAddress.getByAddress(bytes), header.sourcePort());
    } catch (UnknownHostException _) {
      return null;
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    // The connection has not begun.
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      drop("it ended before its header did");
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    drop("it broke before its header had ended");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException) {
      // Its message has bytes of whoever is there.
      refuse(Refusal.NO_HEADER, "its header is garbled or too long");
    } else if (cause instanceof IOException) {
      drop(cause.toString());
    } else {
      log.warn("the header of proxy {} could not be read", proxy, cause);
      drop("a fault of the gate");
    }
  }

  /// Closes it, and has the service told.
  private void refuse(Refusal refusal, String why) {
    if (!done) {
      arrivals.refuse(refusal, proxy, local);
    }
    drop(why);
  }

  /// Closes what may be gone already: some proxies only look whether the port is open.
  private void drop(String why) {
    if (!done) {
      end();
      log.debug("closed proxy {}: {}", proxy, why);
      // Its outcome changes nothing.
      var _ = channel.close();
    }
  }

  private void end() {
    done = true;
    if (timer != null) {
      timer.cancel(false);
    }
    arrivals.leave(channel);
  }
}
