package dev.parley.wire;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.Inheritance;
import dev.parley.link.Order;
import dev.parley.link.ServiceLink;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import dev.parley.loop.Loops;
import dev.parley.loop.OnLoops;
import dev.parley.loop.Room;
import dev.parley.loop.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A gate in another process, as the service sees it: the other end is a [LinkServer].
///
/// The socket lives on an event loop of its own, [#loop], on which the strand can run too: then a
/// line is read, handled, and its frame written without crossing threads. What is sent while one
/// batch of lines is handled is written at once.
///
/// When the link is lost, calls that wait fail, frames are dropped, and [#onLost] is told; nothing
/// can be done then but to stop.
///
/// Thread-safe.
public final class RemoteGate implements GateLink, OnLoops {
  private static final Logger log = LoggerFactory.getLogger(RemoteGate.class);

  /// Bytes that may wait to be taken by the socket before senders have to wait.
  private static final long ROOM = 4L * 1024 * 1024;

  private static final Duration GREETING_LIMIT = Duration.ofSeconds(10);

  /// How much longer than the gate itself the end of the gate is waited for.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Loops loops;
  private final Secret secret;
  private final int version;
  private final Room room = new Room(ROOM);
  private final AtomicBoolean closed = new AtomicBoolean();

  private final CompletableFuture<@Nullable Void> greeted = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private final CompletableFuture<List<InetSocketAddress>> opened = new CompletableFuture<>();
  private final CompletableFuture<Inheritance> inherited = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> unbound = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();

  /// Done when the link is lost although nobody has closed it.
  private final CompletableFuture<@Nullable Void> lost = new CompletableFuture<>();

  private volatile Executor pulse = Runnable::run;

  /// Written by [#open], read by the loop.
  private volatile @Nullable ServiceLink service;

  /// Written before the first use by others.
  private volatile @Nullable End end;

  private RemoteGate(Loops loops, Secret secret, int version) {
    this.loops = loops;
    this.secret = secret;
    this.version = version;
  }

  /// Connects to the gate that listens at a socket. Waits until both ends know each other, ten
  /// seconds at most.
  ///
  /// @param socket where the gate's process listens
  /// @param secret what that process has handed on
  /// @throws IOException if there is nobody, or it is somebody else, or of another version; its
  ///   message says what to do
  public static RemoteGate connect(Path socket, Secret secret) throws IOException {
    return connect(socket, secret, Transport.best(), Greeting.VERSION);
  }

  static RemoteGate connect(Path socket, Secret secret, Transport transport, int version)
      throws IOException {
    var gate = new RemoteGate(new Loops("link", 1, transport), secret, version);
    try {
      gate.connect(SocketPath.address(socket, transport), socket);
    } catch (IOException e) {
      gate.closed.set(true);
      gate.loops.close();
      throw e;
    }
    return gate;
  }

  private void connect(java.net.SocketAddress address, Path socket) throws IOException {
    ChannelFuture connecting =
        new Bootstrap()
            .group(loops.group())
            .channel(loops.transport().unixSocket())
            .option(ChannelOption.RECVBUF_ALLOCATOR, SocketPath.reads())
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    var made = new End(channel);
                    end = made;
                    channel.pipeline().addLast(made);
                  }
                })
            .connect(address)
            .awaitUninterruptibly();
    if (!connecting.isSuccess()) {
      throw new IOException(
          "no gate can be reached at %s: %s".formatted(socket, connecting.cause().getMessage()),
          connecting.cause());
    }
    await(
        greeted.orTimeout(GREETING_LIMIT.toNanos(), TimeUnit.NANOSECONDS),
        "the gate at %s to answer".formatted(socket));
  }

  // ---- what is not of a gate's

  /// Has something done when the link is lost, because the other process has ended or can't be
  /// understood any more; at once if that has happened already. Not told of the end by [#close].
  ///
  /// @param action is run on the event loop, or by the caller; must not block
  public void onLost(Runnable action) {
    var _ = lost.thenRun(action);
  }

  /// Says who answers when the other process asks for a sign of life; at first that is the event
  /// loop. An executor that refuses, because it has ended in good order, is passed over.
  public void answerPingsOn(Executor executor) {
    pulse = executor;
  }

  // ---- the gate

  /// {@return the event loop of the link}
  @Override
  public Loops loops() {
    return loops;
  }

  /// {@return what runs tasks on the event loop of the link, in order. Its tasks must not block.
  /// After [#close] it throws [RejectedExecutionException]}
  @Override
  public Executor loop() {
    return loops.guests();
  }

  /// {@return whether this is the thread of the link's event loop, which must never block}
  @Override
  public boolean isLoop(Thread thread) {
    return loops.isLoop(thread);
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public void ready() throws IOException, InterruptedException {
    call(new Call.Ready());
    try {
      ready.get();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  @Override
  public List<InetSocketAddress> open(GateOptions options, ServiceLink service) throws IOException {
    if (this.service != null) {
      throw new IllegalStateException("the gate is open already; connect once more");
    }
    this.service = service;
    call(new Call.Open(options));
    return await(opened, "the listeners to be bound");
  }

  @Override
  public Inheritance inherit() throws IOException {
    call(new Call.Inherit());
    return await(inherited, "what the process before has left");
  }

  @Override
  public void admit() {
    call(new Call.Admit());
  }

  @Override
  public void send(Frame frame) {
    end().sender.send(frame);
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
  public void awaitSent() throws InterruptedException {
    var sent = new CountDownLatch(1);
    end().sender.whenSent(sent::countDown);
    sent.await();
  }

  @Override
  public void frozen() {
    call(new Call.Frozen());
  }

  /// Asks for a restart. One that is refused is told by [Order.RestartFailed].
  @Override
  public void restart() {
    call(new Call.Restart());
  }

  @Override
  public void stopping() {
    call(new Call.Stopping());
  }

  @Override
  public void unbind() {
    call(new Call.Unbind());
    try {
      var _ = await(unbound, "the listeners to be closed");
    } catch (IOException e) {
      log.debug("the listeners could not be closed", e);
    }
  }

  @Override
  public void close(Duration limit) {
    if (closed.getAndSet(true)) {
      return;
    }
    call(new Call.Close(limit));
    try {
      gone.get(limit.plus(MARGIN).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.debug("the gate has not said that it is closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end().sender.close();
    end().channel().close().awaitUninterruptibly();
    loops.close();
  }

  private End end() {
    End end = this.end;
    if (end == null) {
      throw new IllegalStateException("not connected yet");
    }
    return end;
  }

  private void call(Call call) {
    var out = new Output(256);
    Downward.write(call, out);
    end().sender.sendWritten(out.copy());
  }

  private static <T extends @Nullable Object> T await(CompletableFuture<T> answer, String what)
      throws IOException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + what);
    }
  }

  private static IOException failure(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof TimeoutException) {
      return new IOException("no answer from the gate within " + GREETING_LIMIT, cause);
    }
    // A new one, so that it tells where it was waited for.
    return new IOException(String.valueOf(cause == null ? failed : cause.getMessage()), cause);
  }

  /// What the socket brings.
  private final class End extends LinkEnd implements Upward.Receiver, Sender.Form<Frame> {
    private final Sender<Frame> sender;

    // What of the inheritance has come.
    private Map<String, byte[]> kept = new HashMap<>();
    private List<Inheritance.Heir> heirs = new ArrayList<>();

    private End(Channel channel) {
      super(channel);
      sender = new Sender<>(channel, this, LARGEST_MESSAGE, room, this::fail);
    }

    @Override
    public int write(Frame frame, Output out) {
      return Downward.write(frame, out);
    }

    @Override
    public long weight(Frame frame) {
      return frame.weight();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      byte[] greeting = new Greeting(version, secret.ofService()).bytes();
      var _ = ctx.writeAndFlush(ctx.alloc().buffer().writeBytes(greeting));
    }

    @Override
    void greeted(Greeting greeting) throws WireException {
      if (!secret.isOfGate(greeting.token())) {
        throw new WireException("whoever listens at the socket is not the gate's process");
      }
      if (greeting.version() != version) {
        throw new WireException(Greeting.difference(greeting.version(), version));
      }
      greeted.complete(null);
    }

    @Override
    void message(Input in) throws WireException {
      Upward.read(in, this);
    }

    @Override
    public void receive(ToService message) throws WireException {
      ServiceLink service = service();
      try {
        service.receive(message);
      } catch (RuntimeException e) {
        log.warn("client {} is closed after a fault of the service", message.client(), e);
        var close = new Frame();
        close.add(new ToGate.Close(message.client()));
        sender.send(close);
      }
    }

    @Override
    public void receive(Order order) throws WireException {
      service().order(order);
    }

    private ServiceLink service() throws WireException {
      ServiceLink present = service;
      if (present == null) {
        throw new WireException("the gate's process sent messages before the gate was open");
      }
      return present;
    }

    @Override
    public void receive(Answer answer) {
      switch (answer) {
        case Answer.Done(Answer.To to) -> {
          switch (to) {
            case READY -> ready.complete(null);
            case UNBIND -> unbound.complete(null);
            case CLOSE -> gone.complete(null);
            case OPEN, INHERIT -> log.debug("{} is answered otherwise", to);
          }
        }
        case Answer.Failed(Answer.To to, String reason) ->
            waiting(to).completeExceptionally(new IOException(reason));
        case Answer.Opened(var addresses) -> opened.complete(List.copyOf(addresses));
        case Answer.Heirs(var moreKept, var moreHeirs) -> {
          kept.putAll(moreKept);
          heirs.addAll(moreHeirs);
        }
        case Answer.Inherited(Inheritance.Cause cause) -> {
          inherited.complete(new Inheritance(cause, kept, heirs));
          kept = new HashMap<>();
          heirs = new ArrayList<>();
        }
        case Answer.Ping(long number) -> answer(number);
      }
    }

    private CompletableFuture<?> waiting(Answer.To call) {
      return switch (call) {
        case READY -> ready;
        case OPEN -> opened;
        case INHERIT -> inherited;
        case UNBIND -> unbound;
        case CLOSE -> gone;
      };
    }

    private void answer(long number) {
      try {
        pulse.execute(() -> call(new Call.Pong(number)));
      } catch (RejectedExecutionException e) {
        call(new Call.Pong(number));
      }
    }

    @Override
    String usualReason() {
      return isGreeted()
          ? "the gate's process has ended"
          : "the gate's process has not let this one in: it did not expect its secret, or not again";
    }

    @Override
    void lost(String reason) {
      sender.close();
      var failure = new IOException("the link to the gate was lost: " + reason);
      for (Answer.To call : Answer.To.values()) {
        waiting(call).completeExceptionally(failure);
      }
      if (!isGreeted()) {
        greeted.completeExceptionally(new IOException(reason));
      } else if (!closed.get()) {
        log.warn("{}", failure.getMessage());
        lost.complete(null);
      }
    }
  }
}
