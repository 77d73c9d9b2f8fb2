package dev.parley.dial;

import dev.parley.loop.Loops;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// The making of one connection: tries one address after the other.
///
/// Confined to one event loop, except [#begin] and [#giveUp].
final class Attempt {
  private static final int SMALLEST_READ = 512;
  private static final int LARGEST_READ = 16 * 1024;

  private final Dial dial;
  private final LineReceiver receiver;
  private final Strand strand;
  private final Loops loops;
  private final InetAddress[] addresses;
  private final Deadline deadline;
  private final Wait<Result> wait;

  private volatile boolean givenUp;
  private volatile @Nullable Channel trying;

  Attempt(
      Dial dial,
      LineReceiver receiver,
      Strand strand,
      Loops loops,
      InetAddress[] addresses,
      Deadline deadline,
      Wait<Result> wait) {
    this.dial = dial;
    this.receiver = receiver;
    this.strand = strand;
    this.loops = loops;
    this.addresses = addresses;
    this.deadline = deadline;
    this.wait = wait;
  }

  /// What came of it.
  record Result(@Nullable LineConnection connection, @Nullable Throwable failure) {}

  void begin() {
    attempt(0, new UnknownHostException("it has no address"));
  }

  /// Nobody waits for the connection any more.
  void giveUp() {
    givenUp = true;
    Channel channel = trying;
    if (channel != null) {
      var _ = channel.close();
    }
  }

  private void attempt(int index, Throwable failure) {
    if (index == addresses.length || givenUp) {
      wait.complete(new Result(null, failure));
      return;
    }
    int limit = limit(addresses.length - index);
    ChannelFuture connecting =
        new Bootstrap()
            .group(loops.first())
            .channel(loops.transport().tcpSocket())
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.SO_KEEPALIVE, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, limit)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(SMALLEST_READ, LARGEST_READ, LARGEST_READ))
            .handler(new Initializer(limit))
            .connect(new InetSocketAddress(addresses[index], dial.port));
    trying = connecting.channel();
    if (givenUp) {
      giveUp();
    }
    connecting.addListener(done -> {
      if (done.isSuccess()) {
        connected(connecting.channel(), index);
      } else {
        attempt(index + 1, done.cause());
      }
    });
  }

  /// One address that keeps silent must leave time for the others; of the last one, who waits has
  /// enough when the time is over.
  ///
  /// @return milliseconds; 0 for no limit
  private int limit(int addressesLeft) {
    return addressesLeft > 1 ? deadline.share(addressesLeft) : 0;
  }

  private void connected(Channel channel, int index) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      ready(channel);
      return;
    }
    tls.handshakeFuture()
        .addListener(done -> {
          if (done.isSuccess()) {
            ready(channel);
          } else {
            var _ = channel.close();
            attempt(index + 1, done.cause());
          }
        });
  }

  private void ready(Channel channel) {
    LineConnection connection = channel.pipeline().get(LineConnection.Reader.class).connection();
    if (givenUp || !wait.complete(new Result(connection, null))) {
      var _ = channel.close();
    }
  }

  private final class Initializer extends ChannelInitializer<Channel> {
    private final int limit;

    Initializer(int limit) {
      this.limit = limit;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (dial.tls != null) {
        SSLEngine engine = dial.tls.createSSLEngine(dial.host, dial.port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        var tls = new SslHandler(engine);
        tls.setHandshakeTimeoutMillis(limit);
        channel.pipeline().addLast(tls);
      }
      channel.pipeline().addLast(new LineConnection(dial, receiver, strand, channel).reader());
    }
  }
}
