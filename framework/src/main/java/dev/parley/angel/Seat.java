package dev.parley.angel;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.GateOptions;
import dev.parley.link.Inheritance;
import dev.parley.link.Order;
import dev.parley.link.ServiceLink;
import dev.parley.link.ToService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The gate as one process of a service sees it, and that process as its supervisor sees it.
///
/// The process uses the methods of [GateLink]; only [#ready] waits for something that others do.
/// The supervisor calls [#go] when it is the process's turn, or leaves that to a [Handover], and
/// [#vacate] when the process is gone, however that came. What the process says is told by the
/// stages; those of things that never come about never end. What hangs on a stage runs on the
/// thread that brought it about, and must not block.
///
/// What is sent before the process serves, and after it has come to rest, is held back: it is
/// applied when the process begins to serve, or serves on, and else nobody sees any of it. Nothing
/// is applied any more once the process was told to end or its seat is empty.
///
/// Thread-safe.
public final class Seat implements GateLink {
  /// How far the process is; the order is that of its life, except that a frozen one may serve on.
  enum Role {
    /// It prepares.
    WAITING,
    /// It is its turn, but it does not serve yet.
    CALLED,
    SERVING,
    /// It serves, and was told to come to rest.
    FREEZING,
    /// It is at rest.
    FROZEN,
    /// It was told to end.
    ENDED,
    /// The seat is empty.
    GONE
  }

  private final Succession succession;
  private final GateLink gate;
  private final boolean upgrade;
  private final long mostHeld;

  private final CompletableFuture<Seat> ready = new CompletableFuture<>();
  private final CompletableFuture<Seat> called = new CompletableFuture<>();
  private final CompletableFuture<List<InetSocketAddress>> open = new CompletableFuture<>();
  private final CompletableFuture<Seat> serving = new CompletableFuture<>();
  private final CompletableFuture<Seat> stopping = new CompletableFuture<>();
  private final CompletableFuture<Seat> closed = new CompletableFuture<>();
  private final CompletableFuture<String> gone = new CompletableFuture<>();

  /// Messages and orders to the process.
  private final Relay<Object> toProcess;

  private volatile @Nullable Runnable restart;

  // All that follows is guarded by the lock of the succession.
  private Role role = Role.WAITING;
  private boolean opened;
  private final List<Frame> held = new ArrayList<>();
  private long heldBytes;
  private CompletableFuture<Seat> atRest = new CompletableFuture<>();

  Seat(Succession succession, GateLink gate, boolean upgrade, long mostHeld, Relay<Object> relay) {
    this.succession = succession;
    this.gate = gate;
    this.upgrade = upgrade;
    this.mostHeld = mostHeld;
    toProcess = relay;
  }

  // ---- for the supervisor

  /// Says that it is the turn of this process: [#ready] returns. Again it does nothing.
  public void go() {
    if (succession.call(this)) {
      called.complete(this);
    }
  }

  /// Tells the process to stop, if it serves.
  public void stop() {
    succession.order(this, new Order.Stop());
  }

  /// Tells the process, if it serves, that what it or somebody else has asked for came to nothing.
  ///
  /// @param reason for people
  public void restartFailed(String reason) {
    succession.order(this, new Order.RestartFailed(reason));
  }

  /// Says that the process is gone, or is to be taken for gone. It has crashed if it served and had
  /// neither announced that it stops nor come to rest. Again it does nothing.
  ///
  /// @param reason for people
  public void vacate(String reason) {
    succession.vacate(this, reason);
  }

  /// Says what is to be done when the process asks for a restart; without that, it can't.
  ///
  /// @param action runs on the thread that asked, and must not block
  public void onRestart(Runnable action) {
    restart = action;
  }

  /// {@return ends when the process is ready to serve}
  public CompletionStage<Seat> whenReady() {
    return ready.minimalCompletionStage();
  }

  /// {@return ends when it is the turn of the process}
  public CompletionStage<Seat> whenCalled() {
    return called.minimalCompletionStage();
  }

  /// {@return ends with the bound addresses when the process has opened its gate}
  public CompletionStage<List<InetSocketAddress>> whenOpen() {
    return open.minimalCompletionStage();
  }

  /// {@return ends when the process serves}
  public CompletionStage<Seat> whenServing() {
    return serving.minimalCompletionStage();
  }

  /// {@return ends when the process announces that it stops}
  public CompletionStage<Seat> whenStopping() {
    return stopping.minimalCompletionStage();
  }

  /// {@return ends when the process has closed its gate; the real one only if it served}
  public CompletionStage<Seat> whenClosed() {
    return closed.minimalCompletionStage();
  }

  /// {@return ends with the reason when the seat is empty: by [#vacate], or since the process has
  /// failed and is to be ended}
  public CompletionStage<String> whenGone() {
    return gone.minimalCompletionStage();
  }

  /// {@return whether this process serves, if only until it has come to rest}
  public boolean isServing() {
    synchronized (succession.lock()) {
      return role == Role.SERVING || role == Role.FREEZING;
    }
  }

  /// {@return whether the seat is empty}
  public boolean isGone() {
    return gone.isDone();
  }

  // ---- the order of life

  @Override
  public void ready() throws IOException, InterruptedException {
    announceReady();
    try {
      called.get();
    } catch (ExecutionException e) {
      throw refusal();
    }
  }

  /// Says that the process is ready, as [#ready] does, and does not wait for its turn:
  /// [#whenCalled] tells.
  public void announceReady() {
    ready.complete(this);
  }

  @Override
  public List<InetSocketAddress> open(GateOptions options, ServiceLink service) throws IOException {
    requireTurn();
    List<InetSocketAddress> bound = succession.entrance().open(options);
    synchronized (succession.lock()) {
      opened = true;
      toProcess.receiver(item -> {
        switch (item) {
          case ToService message -> service.receive(message);
          case Order order -> service.order(order);
          default -> throw new IllegalStateException("neither message nor order: " + item);
        }
      });
    }
    toProcess.drain();
    open.complete(bound);
    return bound;
  }

  @Override
  public Inheritance inherit() throws IOException {
    requireTurn();
    return succession.bequeath(this);
  }

  @Override
  public void admit() {
    succession.commit(this);
    serving.complete(this);
  }

  private void requireTurn() throws IOException {
    synchronized (succession.lock()) {
      if (role == Role.CALLED) {
        return;
      }
    }
    throw refusal();
  }

  private IOException refusal() {
    return new IOException("this process is not to serve: " + gone.getNow("it is not its turn"));
  }

  /// Stops listening, if this process serves.
  @Override
  public void unbind() {
    if (isServing()) {
      gate.unbind();
    }
  }

  /// Closes the gate if this process serves, as its announced end; otherwise nothing of the gate.
  @Override
  public void close(Duration limit) {
    if (isServing()) {
      stopping();
      gate.close(limit);
    }
    closed.complete(this);
  }

  @Override
  public void frozen() {
    @Nullable CompletableFuture<Seat> rest = succession.rest(this);
    if (rest != null) {
      rest.complete(this);
    }
  }

  @Override
  public void restart() {
    @Nullable Runnable action = restart;
    if (action == null) {
      GateLink.super.restart();
    } else {
      action.run();
    }
  }

  @Override
  public void stopping() {
    stopping.complete(this);
  }

  // ---- frames

  @Override
  public void send(Frame frame) {
    succession.send(this, frame);
  }

  @Override
  public boolean isFull() {
    return gate.isFull() && isServing();
  }

  @Override
  public void awaitRoom() throws InterruptedException {
    if (isServing()) {
      gate.awaitRoom();
    }
  }

  @Override
  public Executor loop() {
    return gate.loop();
  }

  @Override
  public boolean isLoop(Thread thread) {
    return gate.isLoop(thread);
  }

  @Override
  public boolean keeps() {
    return true;
  }

  // ---- for the succession, with its lock held

  Role role() {
    return role;
  }

  void role(Role role) {
    this.role = role;
  }

  boolean isOpened() {
    return opened;
  }

  boolean isUpgrade() {
    return upgrade;
  }

  boolean isStopping() {
    return stopping.isDone();
  }

  /// {@return whether the process is given what comes}
  boolean isListening() {
    return role == Role.SERVING;
  }

  Relay<Object> toProcess() {
    return toProcess;
  }

  /// {@return false if that is more than may be held back}
  boolean hold(Frame frame) {
    heldBytes += frame.weight();
    if (heldBytes > mostHeld) {
      return false;
    }
    held.add(frame);
    return true;
  }

  /// {@return what was held back, which is not held any more}
  List<Frame> release() {
    List<Frame> frames = List.copyOf(held);
    held.clear();
    heldBytes = 0;
    return frames;
  }

  /// {@return ends when the process has come to rest this time}
  CompletableFuture<Seat> startFreezing() {
    role = Role.FREEZING;
    atRest = new CompletableFuture<>();
    return atRest;
  }

  CompletableFuture<Seat> atRest() {
    return atRest;
  }

  /// Tells that the seat is empty; without the lock.
  void tellGone(String reason) {
    gone.complete(reason);
    called.completeExceptionally(new IOException(reason));
  }
}
