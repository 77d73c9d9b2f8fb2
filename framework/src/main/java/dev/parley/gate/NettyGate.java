package dev.parley.gate;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.ServiceLink;
import dev.parley.link.ToGate;
import dev.parley.loop.Loops;
import dev.parley.loop.OnLoops;
import dev.parley.loop.Room;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gate, on Netty: one or more event loops that accept, read and write, with epoll where it is
/// there and NIO elsewhere.
///
/// Of a closed client, unread input is discarded until the client has ended its side too, at most
/// for `close-timeout`; when the whole gate is closed, at most for a second. Text of the gate's own
/// (a refusal, a reason for closing, a note on dropped messages) goes to [Mode#LINE] clients only,
/// and only their messages are dropped when they are slow: a gap or a sentence in raw data would be
/// taken for data. A line without its end, at the end of a client's input, is a line.
///
/// Thread-safe.
public final class NettyGate implements GateLink, OnLoops {
  /// The most that is read at once, and so the most that one read can leave waiting in the gate.
  static final int LARGEST_READ = 8 * 1024;

  private static final Logger log = LoggerFactory.getLogger(NettyGate.class);
  private static final long ROOM = 8L * 1024 * 1024;
  private static final int BACKLOG = 1024;

  private final Loops loops;
  private final boolean ownsLoops;
  private final Room room = new Room(ROOM);
  private final AtomicLong ids = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  /// Written by [#open] alone; empty before.
  private volatile List<GateLoop> gateLoops = List.of();

  private volatile List<Channel> listeners = List.of();

  /// A gate with one event loop.
  ///
  /// @param name becomes part of the thread's name
  public NettyGate(String name) {
    this(name, 1);
  }

  /// A gate with several event loops. Its threads are started by the first use.
  ///
  /// @param name becomes part of the threads' names
  /// @param loops how many, at least 1
  public NettyGate(String name, int loops) {
    this(new Loops("gate-" + name, loops), true);
  }

  /// A gate on event loops that others use too, and that [#close] leaves to whoever made them.
  public NettyGate(Loops loops) {
    this(loops, false);
  }

  private NettyGate(Loops loops, boolean ownsLoops) {
    this.loops = loops;
    this.ownsLoops = ownsLoops;
  }

  /// {@return the event loops of its sockets}
  @Override
  public Loops loops() {
    return loops;
  }

  /// {@return what runs tasks on the first event loop, in order; sockets are looked after at the
  /// latest behind the task that exceeds two milliseconds. Its tasks must not block. After [#close]
  /// it throws [java.util.concurrent.RejectedExecutionException]}
  @Override
  public Executor loop() {
    return loops.guests();
  }

  /// {@return whether this is the thread of one of the event loops, which must never block}
  @Override
  public boolean isLoop(Thread thread) {
    return loops.isLoop(thread);
  }

  @Override
  public List<InetSocketAddress> open(GateOptions options, ServiceLink service) throws IOException {
    if (!gateLoops.isEmpty()) {
      throw new IllegalStateException("the gate is open already; make a new one");
    }
    Admission admission = new Admission(options.limits());
    gateLoops =
        loops.all().stream()
            .map(loop -> new GateLoop(loop, options, service, admission, room))
            .toList();
    List<Channel> bound = new ArrayList<>();
    try {
      for (GateOptions.Listener listener : options.listeners()) {
        bound.add(bind(listener, options.limits()));
      }
    } catch (IOException e) {
      bound.forEach(channel -> channel.close().awaitUninterruptibly());
      throw e;
    }
    listeners = List.copyOf(bound);
    return bound.stream().map(channel -> (InetSocketAddress) channel.localAddress()).toList();
  }

  private Channel bind(GateOptions.Listener listener, Limits limits) throws IOException {
    InetSocketAddress address = listener.address();
    if (address.isUnresolved()) {
      throw new IOException(
          "cannot listen on %s:%d: no such host"
              .formatted(address.getHostString(), address.getPort()));
    }
    int high = Math.max(1, limits.unsentSoft());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops.group())
            .channel(loops.transport().tcpListener())
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(512, 1024, LARGEST_READ))
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(Math.max(1, high / 2), high))
            .childHandler(new Greeter(listener.mode()));
    loops.transport().configureTcp(bootstrap);
    ChannelFuture binding = bootstrap.bind(address).awaitUninterruptibly();
    if (!binding.isSuccess()) {
      Throwable cause = binding.cause();
      // The native transport puts the name of the failed call before the reason.
      String why = String.valueOf(cause.getMessage());
      throw new IOException(
          "cannot listen on %s:%d: %s"
              .formatted(
                  address.getHostString(),
                  address.getPort(),
                  why.substring(why.lastIndexOf(": ") + 1).strip()),
          cause);
    }
    log.debug(
        "bound {} ({}, {})", binding.channel().localAddress(), listener.mode(), loops.transport());
    return binding.channel();
  }

  @Override
  public void admit() {
    listeners.forEach(listener -> listener.config().setAutoRead(true));
  }

  @Override
  public void send(Frame frame) {
    List<GateLoop> all = gateLoops;
    if (all.size() == 1) {
      all.getFirst().enqueue(frame);
      return;
    }
    for (long mask = loopsOf(frame, all.size()); mask != 0; mask &= mask - 1) {
      all.get(Long.numberOfTrailingZeros(mask)).enqueue(frame);
    }
  }

  /// {@return a bit for each loop that has a client of this frame}
  private static long loopsOf(Frame frame, int loops) {
    long mask = 0;
    for (ToGate step : frame.steps()) {
      switch (step) {
        case ToGate.Write(long client, String _) -> mask |= 1L << (client % loops);
        case ToGate.Echo(long client, boolean _) -> mask |= 1L << (client % loops);
        case ToGate.Prompt(long client, String _) -> mask |= 1L << (client % loops);
        case ToGate.WriteBytes(long client, byte[] _) -> mask |= 1L << (client % loops);
        case ToGate.Acknowledge(long client, int _) -> mask |= 1L << (client % loops);
        case ToGate.Close(long client) -> mask |= 1L << (client % loops);
        case ToGate.OutOfBand(long client, String _, String _) -> mask |= 1L << (client % loops);
        case ToGate.Keys(long client, boolean _) -> mask |= 1L << (client % loops);
        case ToGate.Subnegotiation(long client, int _, byte[] _) -> mask |= 1L << (client % loops);
        case ToGate.Status(long client, var _) -> mask |= 1L << (client % loops);
        case ToGate.Keep _, ToGate.Greeted _, ToGate.Retry _, ToGate.Forget _ -> {}
        case ToGate.WriteAll(long[] clients, String _) -> mask |= loopsOf(clients, loops);
        case ToGate.OutOfBandAll(long[] clients, String _, String _) ->
            mask |= loopsOf(clients, loops);
      }
    }
    return mask;
  }

  private static long loopsOf(long[] clients, int loops) {
    long mask = 0;
    for (long client : clients) {
      mask |= 1L << (client % loops);
    }
    return mask;
  }

  @Override
  public boolean isFull() {
    return room.isFull();
  }

  @Override
  public void awaitRoom() throws InterruptedException {
    room.await();
  }

  @Override
  public void unbind() {
    List<ChannelFuture> closed = listeners.stream().map(Channel::close).toList();
    closed.forEach(ChannelFuture::awaitUninterruptibly);
  }

  @Override
  public void close(Duration limit) {
    if (closed.getAndSet(true)) {
      return;
    }
    unbind();
    CompletableFuture<?>[] closed =
        gateLoops.stream().map(GateLoop::closeAll).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(closed).get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      log.debug("cutting off the clients that are left after {}", limit);
    } catch (ExecutionException e) {
      log.warn("closing the clients failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateLoops.forEach(GateLoop::cutOffAll);
    room.close();
    if (ownsLoops) {
      loops.close();
    } else {
      CompletableFuture.allOf(closed).completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }
  }

  /// Makes a connection of each accepted socket.
  private final class Greeter extends ChannelInitializer<SocketChannel> {
    private final Mode mode;

    private Greeter(Mode mode) {
      this.mode = mode;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
      int index = loops.all().indexOf(channel.eventLoop());
      // The remainder tells the loop; zero is left out, since ids are positive.
      long id = ids.incrementAndGet() * gateLoops.size() + index;
      GateLoop loop = gateLoops.get(index);
      loop.arrivals().receive(channel, new Connection(loop, id, mode, channel));
    }
  }
}
