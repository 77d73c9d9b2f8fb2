package dev.parley.wire;

import dev.parley.loop.Loops;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for the processes of services at a Unix-domain socket; each of them is a [RemoteGate].
///
/// The sockets live on the first of the event loops that it is given. With the gate on the same
/// loop, a client's line goes from its socket to the link without crossing threads.
///
/// A link is always read, except for as long as the gate says that it is full. Towards a service
/// that does not read, because it comes to rest or hangs, what waits is bounded by what the gate
/// lets through: `max-waiting-lines` for each client.
///
/// Whoever connects has five seconds and as many bytes as a greeting has to prove who it is; no
/// more than sixteen may be about it at a time.
///
/// Thread-safe.
public final class LinkServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LinkServer.class);

  private static final int MAX_STRANGERS = 16;
  private static final Duration GREETING_LIMIT = Duration.ofSeconds(5);

  private final Path socket;
  private final Loops loops;
  private final int version;
  private final Duration greetingLimit;
  private final Map<Secret, Guest> expected = new ConcurrentHashMap<>();
  private final Set<GateEnd> ends = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// Those who have not greeted yet; used on the loop only.
  private final Set<GateEnd> strangers = new HashSet<>();

  private @Nullable Channel listener;

  private LinkServer(Path socket, Loops loops, int version, Duration greetingLimit) {
    this.socket = socket;
    this.loops = loops;
    this.version = version;
    this.greetingLimit = greetingLimit;
  }

  /// Listens. The socket of a process that was killed is removed, and only the owner may connect.
  ///
  /// @param socket where; its directory must be there, and others should not be able to enter it
  /// @param loops stay whoever's they are; they must end after this
  /// @throws IOException if that is not possible; its message says why
  public static LinkServer open(Path socket, Loops loops) throws IOException {
    return open(socket, loops, Greeting.VERSION, GREETING_LIMIT);
  }

  static LinkServer open(Path socket, Loops loops, int version, Duration greetingLimit)
      throws IOException {
    var server = new LinkServer(socket, loops, version, greetingLimit);
    server.open();
    return server;
  }

  private void open() throws IOException {
    var address = SocketPath.address(socket, loops.transport());
    SocketPath.clear(socket);
    ChannelFuture binding =
        new ServerBootstrap()
            .group(loops.first())
            .channel(loops.transport().unixListener())
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, SocketPath.reads())
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new GateEnd(channel, LinkServer.this));
                  }
                })
            .bind(address)
            .awaitUninterruptibly();
    if (!binding.isSuccess()) {
      throw new IOException(
          "cannot listen at %s: %s".formatted(socket, binding.cause().getMessage()),
          binding.cause());
    }
    listener = binding.channel();
    try {
      SocketPath.protect(socket);
    } catch (IOException e) {
      close();
      throw e;
    }
    log.debug("the link's socket is {} ({})", socket, loops.transport());
  }

  /// {@return where this listens}
  public Path socket() {
    return socket;
  }

  /// Lets a process in that knows the secret, once.
  ///
  /// @param guest is told when it comes
  public void expect(Secret secret, Guest guest) {
    expected.put(secret, guest);
  }

  /// Does not let it in any more, if it has not come yet.
  public void forget(Secret secret) {
    expected.remove(secret);
  }

  /// Stops listening, removes the socket and ends the links that are left. Waits for it; not to be
  /// called on the event loop.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    Channel listener = this.listener;
    if (listener != null) {
      listener.close().awaitUninterruptibly();
    }
    for (GateEnd end : ends) {
      end.end();
      end.channel().closeFuture().awaitUninterruptibly();
    }
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      log.warn("the link's socket {} could not be removed", socket, e);
    }
  }

  // ---- for the ends, on the loop

  void arrived(GateEnd end) {
    if (strangers.size() >= MAX_STRANGERS || closed.get()) {
      log.warn("a connection to the link's socket is refused: too many have not said who they are");
      var _ = end.channel().close();
      return;
    }
    strangers.add(end);
    ends.add(end);
    var timer =
        end.channel()
            .eventLoop()
            .schedule(
                () -> {
                  if (!end.isGreeted()) {
                    end.fail("it did not say who it is");
                  }
                },
                greetingLimit.toNanos(),
                TimeUnit.NANOSECONDS);
    var _ = end.channel().closeFuture().addListener(_ -> timer.cancel(false));
  }

  void left(GateEnd end, String reason) {
    ends.remove(end);
    if (strangers.remove(end)) {
      log.warn("a connection to the link's socket was closed: {}", reason);
    }
  }

  /// {@return whom the greeting comes from}
  Guest recognize(GateEnd end, Greeting greeting) throws WireException {
    @Nullable Secret secret = null;
    for (Secret one : expected.keySet()) {
      // All are looked at, so that the time tells nothing.
      if (one.isOfService(greeting.token())) {
        secret = one;
      }
    }
    Guest guest = secret == null ? null : expected.remove(secret);
    if (secret == null || guest == null) {
      throw new WireException("it is no process that was expected");
    }
    end.send(new Greeting(version, secret.ofGate()));
    if (greeting.version() != version) {
      String reason = Greeting.difference(version, greeting.version());
      guest.refused(reason);
      throw new WireException(reason);
    }
    strangers.remove(end);
    return guest;
  }
}
