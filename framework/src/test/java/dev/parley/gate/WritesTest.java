package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Proxies;
import dev.parley.loop.Loops;
import dev.parley.loop.Room;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How often a connection writes to its socket.
@Timeout(180)
class WritesTest {
  private final Loops loops = new Loops("test", 1);
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger flushes = new AtomicInteger();

  @AfterEach
  void close() {
    loops.close();
  }

  /// {@return where one connection is waited for}
  private InetSocketAddress listen() {
    var options =
        new GateOptions(List.of(), Limits.DEFAULTS, new TestPolicy().build(), Proxies.NONE);
    var loop =
        new GateLoop(
            loops.first(),
            options,
            new RecordingService(),
            new Admission(options.limits()),
            new Room(1_000_000));
    Channel listener =
        new ServerBootstrap()
            .group(loops.group())
            .channel(loops.transport().tcpListener())
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new Counter(), new Connection(loop, 1, Mode.LINE, channel));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
    return (InetSocketAddress) listener.localAddress();
  }

  @Test
  void offersAndAnswersInOneWriteEach() throws IOException {
    try (var peer = new Peer(listen())) {
      peer.expect(GateFixture.OFFERS);
      assertThat(writes).hasValue(1);
      assertThat(flushes).hasValue(1);

      send(
          peer,
          "fffb1f fffb18 fffb27 fffd01 fffb03 fffd03 fffd2a fffdc9 fffd45 fffd46 fffd19 fffd06");
      expectUpTo(peer, "fffb06");
      assertThat(writes).hasValue(2);
      assertThat(flushes).hasValue(2);
    }
  }

  @Test
  void answersAndBeginsToCompressInOneFlush() throws IOException {
    try (var peer = new Peer(listen())) {
      peer.expect(GateFixture.OFFERS);
      send(peer, "fffd06 fffb18 fffd56 fffb27 fffd06");
      expectUpTo(peer, "fffa56fff0");
      assertThat(peer.read(1)).as("the beginning of the compressed answers").hasSize(1);
      assertThat(flushes).hasValue(2);
    }
  }

  private static void send(Peer peer, String hex) throws IOException {
    peer.socket.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /// Reads until this has come.
  private static void expectUpTo(Peer peer, String hex) throws IOException {
    var have = new ByteArrayOutputStream();
    while (!HexFormat.of().formatHex(have.toByteArray()).contains(hex)) {
      byte[] next = peer.read(1);
      assertThat(next).as("behind %s", HexFormat.of().formatHex(have.toByteArray())).hasSize(1);
      have.writeBytes(next);
    }
  }

  private final class Counter extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      writes.incrementAndGet();
      context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
      flushes.incrementAndGet();
      context.flush();
    }
  }
}
