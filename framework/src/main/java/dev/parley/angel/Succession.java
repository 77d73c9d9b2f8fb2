package dev.parley.angel;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.Inheritance;
import dev.parley.link.Order;
import dev.parley.link.ToService;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between one gate and the processes of a service that serve it one after the other, and
/// keeps what the next one needs.
///
/// Every process gets a [Seat]. One serves at a time. Until an input is acknowledged it stays here,
/// so that a process which takes over is given it again; what was kept with a client is applied in
/// one piece with the frame that it came in.
///
/// A process that takes over is told of each client exactly once. The clients that the process
/// before it was told of, and that are not forgotten, are its heirs, also if they have left: what
/// they sent and their leaving follows when it serves. All others, who came while nobody served,
/// between its inheriting and its serving too, then come as [ToService.Connected]. Who comes and
/// leaves while nobody serves is never told of.
///
/// An input, or a coming, that a process was given and that it had not acknowledged when it crashed
/// counts as suspect, and the next process says by [dev.parley.link.ToGate.Retry] when it tries
/// again. If it crashes as well before it has acknowledged that one, the input is dropped, or the
/// client closed.
///
/// ## Threads
///
/// One lock guards everything, and is held for work in memory only: never while the gate, a process
/// or a future is called. What is to be passed on gets its place in a queue under the lock, and
/// whichever thread finds the queue unattended passes it on without the lock, so that gate and
/// process see things in the order in which they were written down here. So a gate may call from
/// inside a lock of its own that [GateLink#send] takes too, and a process may send from within
/// [ServiceLink#receive]. A frame may then reach the gate a moment after [Seat#send] has returned,
/// when another thread passes on what was before it.
///
/// Thread-safe.
public final class Succession {
  private static final Logger log = LoggerFactory.getLogger(Succession.class);

  private final GateLink gate;
  private final SuccessionOptions options;
  private final Entrance entrance;
  private final Object lock = new Object();

  // All that follows is guarded by the lock.
  private final Ledger ledger;
  private final Relay<Frame> toGate;
  private @Nullable Seat serving;
  private @Nullable Handover handover;
  private boolean admitted;

  /// Why the next process will serve, if it does.
  private Inheritance.Cause cause = Inheritance.Cause.START;

  /// @param gate the real one, not open yet; whoever made it closes it, unless a process does
  public Succession(GateLink gate, SuccessionOptions options) {
    this(gate, options, System::nanoTime);
  }

  /// @param nanoTime by which the idle time of clients is measured
  public Succession(GateLink gate, SuccessionOptions options, LongSupplier nanoTime) {
    this.gate = gate;
    this.options = options;
    entrance = new Entrance(gate, this::take);
    ledger = new Ledger(options, nanoTime);
    toGate = new Relay<>(lock);
    toGate.receiver(gate::send);
  }

  /// {@return a seat for a process with the same code as the one before}
  public Seat seat() {
    return seat(false);
  }

  /// {@return a seat for another process}
  ///
  /// @param upgrade whether its code is not that of the process before
  public Seat seat(boolean upgrade) {
    return new Seat(this, gate, upgrade, options.heldBack(), new Relay<>(lock));
  }

  /// {@return the process that serves, or is at rest while another one takes over}
  public Optional<Seat> serving() {
    synchronized (lock) {
      return Optional.ofNullable(serving);
    }
  }

  /// Begins to hand over from the process that serves, if there is one, to another. To be called
  /// before that process is started, since its time to prepare runs from here. If one is under way
  /// already this one has failed when it returns, and the process that serves is told so.
  public Handover handOver(Seat next, HandoverLimits limits, Alarm alarm) {
    Handover fresh;
    boolean busy;
    synchronized (lock) {
      fresh = new Handover(this, serving, next, limits, alarm);
      busy = handover != null && !handover.isDone();
      if (!busy) {
        handover = fresh;
      }
    }
    if (busy) {
      fresh.cancel("a restart is under way already");
    } else {
      fresh.start();
    }
    return fresh;
  }

  /// {@return how things stand}
  public Status status() {
    synchronized (lock) {
      return new Status(ledger.clients(), ledger.waiting(), ledger.keptBytes());
    }
  }

  /// How things stand.
  ///
  /// Immutable.
  ///
  /// @param clients those who are here, or have left without a process having handled that
  /// @param waiting inputs that are not acknowledged
  /// @param keptBytes what is kept with all clients and the service, roughly
  public record Status(int clients, int waiting, long keptBytes) {}

  Object lock() {
    return lock;
  }

  Entrance entrance() {
    return entrance;
  }

  // ---- from the gate

  private void take(ToService message) {
    Seat seat;
    synchronized (lock) {
      seat = serving;
      boolean given = seat != null && seat.isListening();
      boolean wanted = ledger.record(message, given);
      if (seat == null || !given || !wanted || !seat.toProcess().claim(message)) {
        return;
      }
    }
    seat.toProcess().passOn(message);
  }

  // ---- from processes

  void send(Seat seat, Frame frame) {
    boolean overfull = false;
    @Nullable Frame mine = null;
    synchronized (lock) {
      switch (seat.role()) {
        case SERVING, FREEZING -> {
          @Nullable Frame rest = ledger.apply(frame);
          if (rest != null && toGate.claim(rest)) {
            mine = rest;
          }
        }
        case WAITING, CALLED, FROZEN -> overfull = !seat.hold(frame);
        case ENDED, GONE -> {}
      }
    }
    if (mine != null) {
      toGate.passOn(mine);
    }
    if (overfull) {
      vacate(seat, "it has sent more than %d bytes without serving".formatted(options.heldBack()));
    }
  }

  Inheritance bequeath(Seat seat) {
    synchronized (lock) {
      boolean upgraded = cause == Inheritance.Cause.RESTART && seat.isUpgrade();
      return new Inheritance(
          upgraded ? Inheritance.Cause.UPGRADE : cause, ledger.kept(), ledger.bequeath(seat));
    }
  }

  /// From now on this process serves, and the one before it not any more.
  void commit(Seat next) {
    @Nullable Seat before;
    boolean first;
    synchronized (lock) {
      before = serving;
      require(next, before);
      if (before != null) {
        before.role(Seat.Role.ENDED);
        before.release();
        before.toProcess().add(new Order.End());
      }
      ledger.beginWith(next);
      next.role(Seat.Role.SERVING);
      serving = next;
      cause = Inheritance.Cause.RESTART;
      first = !admitted;
      admitted = true;
      serveOn(next);
    }
    if (before != null) {
      before.toProcess().drain();
    }
    toGate.drain();
    if (first) {
      gate.admit();
    }
    next.toProcess().drain();
  }

  private static void require(Seat next, @Nullable Seat before) {
    if (next.role() != Seat.Role.CALLED || !next.isOpened()) {
      throw new IllegalStateException(
          "admit: the process is %s (expected: it was called, and has opened)"
              .formatted(next.role()));
    }
    if (before != null && before.role() != Seat.Role.FROZEN) {
      throw new IllegalStateException("admit: another process serves, and has not come to rest");
    }
  }

  /// Applies what was held back, and gives the process what it has not been given; with the lock.
  private void serveOn(Seat seat) {
    for (Frame frame : seat.release()) {
      @Nullable Frame rest = ledger.apply(frame);
      if (rest != null) {
        toGate.add(rest);
      }
    }
    ledger.catchUp(seat.toProcess()::add);
  }

  // ---- from supervisors

  boolean call(Seat seat) {
    synchronized (lock) {
      if (seat.role() != Seat.Role.WAITING) {
        return false;
      }
      seat.role(Seat.Role.CALLED);
      return true;
    }
  }

  void order(Seat seat, Order order) {
    synchronized (lock) {
      switch (seat.role()) {
        case SERVING, FREEZING, FROZEN -> seat.toProcess().add(order);
        case WAITING, CALLED, ENDED, GONE -> {}
      }
    }
    seat.toProcess().drain();
  }

  /// {@return ends when the process has come to rest, or is gone}
  CompletableFuture<Seat> freeze(Seat seat) {
    CompletableFuture<Seat> rest;
    synchronized (lock) {
      if (seat.role() != Seat.Role.SERVING) {
        return CompletableFuture.completedFuture(seat);
      }
      rest = seat.startFreezing();
      seat.toProcess().add(new Order.Freeze());
    }
    seat.toProcess().drain();
    return rest;
  }

  /// {@return what tells that the process has come to rest; null if it was not told to}
  @Nullable CompletableFuture<Seat> rest(Seat seat) {
    synchronized (lock) {
      if (seat.role() != Seat.Role.FREEZING) {
        return null;
      }
      seat.role(Seat.Role.FROZEN);
      return seat.atRest();
    }
  }

  void thaw(Seat seat, String reason) {
    synchronized (lock) {
      if (seat.role() != Seat.Role.FREEZING && seat.role() != Seat.Role.FROZEN) {
        return;
      }
      seat.role(Seat.Role.SERVING);
      seat.toProcess().add(new Order.Thaw(reason));
      serveOn(seat);
    }
    toGate.drain();
    seat.toProcess().drain();
  }

  /// Empties a seat whose process does not serve yet.
  ///
  /// @return whether it is empty; false if the process serves
  boolean withdraw(Seat seat, String reason) {
    synchronized (lock) {
      switch (seat.role()) {
        case WAITING, CALLED, GONE -> empty(seat);
        case SERVING, FREEZING, FROZEN, ENDED -> {
          return false;
        }
      }
    }
    seat.tellGone(reason);
    return true;
  }

  void vacate(Seat seat, String reason) {
    synchronized (lock) {
      switch (seat.role()) {
        case SERVING, FREEZING -> {
          serving = null;
          if (!seat.isStopping()) {
            crashed(reason);
          }
        }
        case FROZEN -> serving = null;
        case WAITING, CALLED, ENDED, GONE -> {}
      }
      empty(seat);
    }
    toGate.drain();
    seat.tellGone(reason);
  }

  private void crashed(String reason) {
    log.warn("the service has crashed: {}", reason);
    cause = Inheritance.Cause.CRASH;
    @Nullable Frame order = ledger.crash();
    if (order != null) {
      toGate.add(order);
    }
  }

  private static void empty(Seat seat) {
    seat.role(Seat.Role.GONE);
    seat.release();
    seat.toProcess().clear();
  }
}
