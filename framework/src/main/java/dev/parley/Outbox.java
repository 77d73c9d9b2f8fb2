package dev.parley;

import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.ToGate;
import dev.parley.strand.Strand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects what one event has led to and sends it to the gate as one frame, when the event ends or
/// waits: what it wrote, what it changed of what is kept, and the inputs that it has handled.
///
/// `add` and `sendNow` are thread-safe; the rest is confined to the strand.
final class Outbox {
  /// Characters and recipients in one frame, past which it is sent before its event ends, so that a
  /// handler that never stops writing can't fill the memory.
  private static final int FULL_FRAME = 256 * 1024;

  private final Strand strand;
  private final Keeping keeping;
  private volatile @Nullable GateLink gate;

  private Frame frame = new Frame();
  private int size;
  private final List<Inbox> acknowledging = new ArrayList<>();

  /// What other threads have sent while nothing may be sent, guarded by itself; null otherwise.
  private @Nullable List<Frame> held;

  private final Object holding = new Object();

  Outbox(Strand strand, Keeping keeping) {
    this.strand = strand;
    this.keeping = keeping;
  }

  void open(GateLink gate) {
    this.gate = gate;
  }

  /// Adds a step to the frame of the present event, or sends it at once off the strand.
  ///
  /// @param cost characters or recipients, roughly
  void add(ToGate step, int cost) {
    if (!strand.isCurrent()) {
      sendNow(step);
      return;
    }
    frame.add(step);
    size += cost + 1;
    if (size >= FULL_FRAME) {
      flush();
    }
  }

  /// Sends a step at once, before what is in the frame of the present event; from any thread.
  void sendNow(ToGate step) {
    Frame single = new Frame();
    single.add(step);
    if (!hold(single)) {
      send(single);
    }
  }

  /// As [#sendNow], and waits, holding the strand, until the step has left this process: it counts
  /// even if what comes next ends the process.
  void sendForSure(ToGate step) {
    sendNow(step);
    try {
      Objects.requireNonNull(gate, "the service has not started").awaitSent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Has the inputs that the inbox has handed out acknowledged with the next frame.
  void acknowledge(Inbox inbox) {
    acknowledging.add(inbox);
  }

  /// Sends what was written so far, in the midst of an event; waits, and holds the strand, while
  /// the link is full. Where it is kept, what the event has handled and changed is not sent before
  /// the end: if this process crashes meanwhile, the event is handled again.
  void flush() {
    if (!keeping.isOn()) {
      settle();
    } else if (!frame.isEmpty()) {
      sendFrame();
    }
  }

  /// Sends all there is, as an event ends or waits; waits, and holds the strand, while the link is
  /// full.
  void settle() {
    keeping.settle(frame);
    if (!acknowledging.isEmpty()) {
      for (Inbox inbox : acknowledging) {
        frame.add(inbox.acknowledgement());
      }
      acknowledging.clear();
    }
    if (!frame.isEmpty()) {
      sendFrame();
    }
  }

  private void sendFrame() {
    Frame full = frame;
    frame = new Frame();
    size = 0;
    send(full);
  }

  /// Holds back what other threads send, from now on.
  void hold() {
    synchronized (holding) {
      held = new ArrayList<>();
    }
  }

  /// Sends what was held back, and holds nothing back any more.
  void release() {
    for (List<Frame> waiting = takeHeld(); !waiting.isEmpty(); waiting = takeHeld()) {
      waiting.forEach(this::send);
    }
  }

  /// Not sent under the lock, since sending may wait; what comes meanwhile is held back too, so
  /// that it goes out behind.
  private List<Frame> takeHeld() {
    synchronized (holding) {
      List<Frame> waiting = held == null ? List.of() : held;
      held = waiting.isEmpty() ? null : new ArrayList<>();
      return waiting;
    }
  }

  private boolean hold(Frame frame) {
    synchronized (holding) {
      return held != null && held.add(frame);
    }
  }

  private void send(Frame full) {
    GateLink gate = Objects.requireNonNull(this.gate, "the service has not started");
    gate.send(full);
    try {
      while (gate.isFull()) {
        gate.awaitRoom();
      }
    } catch (InterruptedException e) {
      // Whoever interrupts wants the thread back; the frame is on its way in any case.
      Thread.currentThread().interrupt();
    }
  }
}
