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
/// waits.
///
/// `add` is thread-safe; the rest is confined to the strand.
final class Outbox {
  /// Characters and recipients in one frame, past which it is sent before its event ends, so that a
  /// handler that never stops writing can't fill the memory.
  private static final int FULL_FRAME = 256 * 1024;

  private final Strand strand;
  private volatile @Nullable GateLink gate;

  private Frame frame = new Frame();
  private int size;
  private final List<Inbox> acknowledging = new ArrayList<>();

  Outbox(Strand strand) {
    this.strand = strand;
  }

  void open(GateLink gate) {
    this.gate = gate;
  }

  /// Adds a step to the frame of the present event, or sends it at once off the strand.
  ///
  /// @param cost characters or recipients, roughly
  void add(ToGate step, int cost) {
    if (!strand.isCurrent()) {
      Frame single = new Frame();
      single.add(step);
      send(single);
      return;
    }
    frame.add(step);
    size += cost + 1;
    if (size >= FULL_FRAME) {
      flush();
    }
  }

  /// Has the inputs that the inbox has handed out acknowledged with the next frame.
  void acknowledge(Inbox inbox) {
    acknowledging.add(inbox);
  }

  /// Sends what there is; waits, and holds the strand, while the link is full.
  void flush() {
    if (!acknowledging.isEmpty()) {
      for (Inbox inbox : acknowledging) {
        frame.add(inbox.acknowledgement());
      }
      acknowledging.clear();
    }
    if (frame.isEmpty()) {
      return;
    }
    Frame full = frame;
    frame = new Frame();
    size = 0;
    send(full);
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
