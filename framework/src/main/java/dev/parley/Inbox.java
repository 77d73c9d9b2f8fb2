package dev.parley;

import dev.parley.event.Registry;
import dev.parley.link.LeaveReason;
import dev.parley.link.ToGate;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What one client has sent and nobody has handled yet, and who waits for more.
///
/// An input goes to the call that has waited longest; else it stays until the client's present
/// event is done, and then becomes a [Receive]. The end of input has its place behind all inputs.
/// So the events of one client never overlap, and [Disconnect] is the last.
///
/// Confined to its strand.
final class Inbox {
  private final Client client;
  private final Strand strand;
  private final Registry registry;
  private final Outbox outbox;

  private final ArrayDeque<Object> inputs = new ArrayDeque<>(1);
  private final ArrayDeque<Wait<Object>> waits = new ArrayDeque<>(1);

  /// Waits for something else that end with the client; seldom there are any.
  private @Nullable ArrayDeque<Wait<Object>> watchers;

  /// Whether an event of this client is being handled, perhaps by a handler that waits.
  private boolean busy;

  /// Why no input comes any more, once that is so.
  private @Nullable LeaveReason end;

  private boolean disconnected;

  /// Inputs handed out since the last acknowledgement.
  private int handedOut;

  Inbox(Client client, Strand strand, Registry registry, Outbox outbox) {
    this.client = client;
    this.strand = strand;
    this.registry = registry;
    this.outbox = outbox;
  }

  /// The client is there.
  void connect() {
    handle(new Connect(client));
    proceed();
  }

  /// Inputs have come.
  void add(Collection<?> more) {
    if (end == null && !client.isClosing()) {
      inputs.addAll(more);
      proceed();
    }
  }

  void add(Object input) {
    if (end == null && !client.isClosing()) {
      inputs.add(input);
      proceed();
    }
  }

  /// No further input comes, but what has come is still handled.
  void end(LeaveReason reason) {
    if (end == null) {
      end = reason;
      proceed();
    }
  }

  /// The client is gone; what it had sent is dropped.
  void breakOff(LeaveReason reason) {
    inputs.clear();
    if (end == null) {
      end = reason;
    }
    proceed();
  }

  /// The next input: one that is there, or else the next that comes.
  Object take(@Nullable Duration limit) {
    dropIfClosing();
    Object ready = inputs.poll();
    if (ready != null) {
      handOut();
      return ready;
    }
    if (end != null) {
      throw new DisconnectedException(client);
    }
    Wait<Object> wait = Wait.forInput(strand, client);
    waits.add(wait);
    try {
      return limit == null ? wait.await() : wait.await(limit);
    } finally {
      waits.remove(wait);
    }
  }

  /// Has a wait completed with the next input, as [#take] would return it, or failed when there
  /// will be none. To be forgotten by [#forget].
  void listen(Wait<Object> wait) {
    dropIfClosing();
    waits.add(wait);
    serveWaits();
  }

  /// Has a wait failed when no input will come any more. To be forgotten by [#forget].
  void watch(Wait<Object> wait) {
    if (watchers == null) {
      watchers = new ArrayDeque<>(1);
    }
    watchers.add(wait);
    serveWaits();
  }

  void forget(Wait<Object> wait) {
    waits.remove(wait);
    if (watchers != null) {
      watchers.remove(wait);
    }
  }

  ToGate.Acknowledge acknowledgement() {
    int inputs = handedOut;
    handedOut = 0;
    return new ToGate.Acknowledge(client.number(), inputs);
  }

  private void proceed() {
    dropIfClosing();
    serveWaits();
    // The task that handles the present event, or is inside a handler that does, comes back here.
    while (!busy && !inputs.isEmpty()) {
      Object input = inputs.remove();
      handOut();
      handle(new Receive(client, input));
      dropIfClosing();
    }
    if (!busy && end != null && !disconnected) {
      disconnected = true;
      client.leave();
      handle(new Disconnect(client, end));
      outbox.add(new ToGate.Close(client.number()), 0);
    }
  }

  private void serveWaits() {
    while (!inputs.isEmpty() && !waits.isEmpty()) {
      // A wait that has just ended otherwise, by its limit say, leaves the input to the next one.
      if (waits.remove().complete(inputs.element())) {
        inputs.remove();
        handOut();
      }
    }
    if (end != null && inputs.isEmpty()) {
      failAll(waits);
      if (watchers != null) {
        failAll(watchers);
      }
    }
  }

  private void failAll(ArrayDeque<Wait<Object>> waits) {
    for (Wait<Object> wait : waits) {
      wait.fail(() -> new DisconnectedException(client));
    }
    waits.clear();
  }

  private void dropIfClosing() {
    if (client.isClosing()) {
      inputs.clear();
    }
  }

  private void handle(ClientEvent event) {
    busy = true;
    try {
      registry.trigger(event);
    } finally {
      busy = false;
      outbox.flush();
    }
  }

  private void handOut() {
    if (handedOut++ == 0) {
      outbox.acknowledge(this);
    }
  }
}
