package dev.parley;

import dev.parley.event.Event;
import dev.parley.event.Registry;
import dev.parley.link.Keystroke;
import dev.parley.link.LeaveReason;
import dev.parley.link.ToGate;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Objects;
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
  private final Keeping keeping;

  private final ArrayDeque<Object> inputs = new ArrayDeque<>(1);
  private final ArrayDeque<Wait<Object>> waits = new ArrayDeque<>(1);

  /// Those who wait for a key.
  private final ArrayDeque<Wait<Object>> keyWaits = new ArrayDeque<>(1);

  private final TypedKeys keys = new TypedKeys();

  /// Inputs that a line was joined of beside its first, and that are handed out with it.
  private int joined;

  /// Waits for something else that end with the client; seldom there are any.
  private @Nullable ArrayDeque<Wait<Object>> watchers;

  /// The event of this client that is being handled, perhaps by a handler that waits; or one that
  /// its handlers had triggered, if another process has begun with it.
  private @Nullable Event present;

  /// Whether something is kept of the present event.
  private boolean kept;

  /// Whether the next process is to be told of the client as of somebody who is there already.
  private boolean greeted;

  /// How many of the next inputs, the coming of the client being the first, a process that crashed
  /// has had.
  private int retries;

  /// Why no input comes any more, once that is so.
  private @Nullable LeaveReason end;

  private boolean disconnected;

  /// Inputs handed out since the last acknowledgement.
  private int handedOut;

  Inbox(Client client, Strand strand, Registry registry, Outbox outbox, Keeping keeping) {
    this.client = client;
    this.strand = strand;
    this.registry = registry;
    this.outbox = outbox;
    this.keeping = keeping;
  }

  /// The client is there.
  void connect() {
    ClientEvent event = new Connect(client);
    begin(event);
    handle(event);
    proceed();
  }

  // ---- from one process to the next

  /// Takes over how far another process has come.
  void inherit(boolean greeted, int retries) {
    this.greeted = greeted;
    this.retries = retries;
  }

  /// Takes over that keys are asked for.
  void inheritKeys(byte[] written) {
    keys.inherit(written);
  }

  /// {@return what the next process has to know of keys; null if they are not asked for}
  byte @Nullable [] encodeKeys() {
    return keys.encode();
  }

  /// Goes on with the event that another process was in the midst of.
  void resume(Resumption resumption) {
    Event event = resumption.event();
    if (event == null) {
      handle(resumption.lost(client));
    } else {
      // Until the end of this event, or its next wait, what is kept of it still holds.
      kept = true;
      if (event instanceof Disconnect leaving) {
        end = leaving.reason();
        disconnected = true;
        client.leave();
      }
      if (resumption.isAnew()) {
        client.showTyping();
      }
      handle(event, resumption);
    }
    proceed();
  }

  /// {@return the number of the client}
  long number() {
    return client.number();
  }

  /// {@return the event that is being handled}
  Event present() {
    return Objects.requireNonNull(present, "present");
  }

  /// Keeps what the next process needs to go on with the present event, which waits.
  void keep(byte[] record) {
    kept = true;
    outbox.add(new ToGate.Keep(client.number(), Keeping.DIALOG, record), record.length);
    greet();
  }

  private void greet() {
    if (!greeted) {
      greeted = true;
      outbox.add(new ToGate.Greeted(client.number()), 0);
    }
  }

  /// Says what is about to be handled if a process that crashed had it too, before anything is
  /// done.
  private void begin(@Nullable ClientEvent event) {
    if (retries == 0) {
      return;
    }
    retries--;
    outbox.sendForSure(new ToGate.Retry(client.number()));
    if (event != null) {
      event.markRedelivered();
    }
  }

  // ---- inputs

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
    endKeys();
    return take(waits, limit);
  }

  /// The next key: of a line that another one was taken of, or one that is there, or else the next
  /// that comes. From now on keys are asked for, until a line is, or the present event ends.
  Keystroke takeKey(@Nullable Duration limit) {
    if (keys.begin()) {
      outbox.add(new ToGate.Keys(client.number(), true), 0);
      keeping.changedKeys(this);
    }
    dropIfClosing();
    Keystroke next = keys.next();
    if (next == null) {
      Object input = take(keyWaits, limit);
      if (input instanceof Keystroke key) {
        return key;
      }
      next = keys.open((String) input);
    }
    keeping.changedKeys(this);
    return next;
  }

  /// Asks for lines again.
  void endKeys() {
    if (keys.end()) {
      outbox.add(new ToGate.Keys(client.number(), false), 0);
      keeping.changedKeys(this);
    }
  }

  private Object take(ArrayDeque<Wait<Object>> queue, @Nullable Duration limit) {
    dropIfClosing();
    joinKeys();
    if (isReady()) {
      Object ready = inputs.remove();
      handOut(null);
      return ready;
    }
    if (end != null) {
      throw new DisconnectedException(client);
    }
    Wait<Object> wait = Wait.forInput(strand, client);
    queue.add(wait);
    try {
      Object input = limit == null ? wait.await() : wait.await(limit);
      taken();
      return input;
    } finally {
      queue.remove(wait);
    }
  }

  /// Has a wait completed with the next input, as [#take] would return it, or failed when there
  /// will be none. To be forgotten by [#forget]; whoever goes on with the input calls [#taken].
  void listen(Wait<Object> wait) {
    endKeys();
    dropIfClosing();
    waits.add(wait);
    serveWaits();
  }

  /// The task that has waited for an input goes on with it. Only now may a frame acknowledge it:
  /// one of another task that came before this one's turn would do so although nothing has been
  /// done about it yet, and if this process then ended, nobody ever would.
  void taken() {
    handOut(null);
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
    while (present == null && !inputs.isEmpty()) {
      endKeys();
      joinKeys();
      if (!isReady()) {
        break;
      }
      ClientEvent event = new Receive(client, inputs.remove());
      handOut(event);
      handle(event);
      dropIfClosing();
    }
    if (present == null && end != null && !disconnected) {
      disconnected = true;
      client.leave();
      client.service().status().count(end);
      handle(new Disconnect(client, end));
    }
  }

  private void serveWaits() {
    joinKeys();
    while (isReady() && !(waits.isEmpty() && keyWaits.isEmpty())) {
      ArrayDeque<Wait<Object>> queue = keys.isOn() || waits.isEmpty() ? keyWaits : waits;
      if (queue.isEmpty()) {
        break;
      }
      // A wait that has just ended otherwise, by its limit say, leaves the input to the next one.
      if (queue.remove().complete(inputs.element())) {
        inputs.remove();
        joinKeys();
      }
    }
    if (end != null && inputs.isEmpty()) {
      failAll(waits);
      failAll(keyWaits);
      if (watchers != null) {
        failAll(watchers);
      }
    }
  }

  /// {@return whether the next input is whole: a key is only where keys are asked for}
  private boolean isReady() {
    return !inputs.isEmpty() && (keys.isOn() || !(inputs.element() instanceof Keystroke));
  }

  /// Makes a line of keys that were pressed before it was known that a line was wanted.
  private void joinKeys() {
    if (inputs.isEmpty() || isReady()) {
      return;
    }
    int most = client.service().settings().get(ServiceSettings.MAX_WAITING_LINES);
    TypedKeys.Joined line = TypedKeys.join(inputs, most, end != null);
    if (line != null) {
      for (int count = line.inputs(); count > 0; count--) {
        inputs.remove();
      }
      inputs.addFirst(line.line());
      joined += line.inputs() - 1;
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
      keys.clear();
    }
  }

  private void handle(Event event) {
    handle(event, null);
  }

  /// @param resumption how to go on with the event, if another process has begun with it
  private void handle(Event event, @Nullable Resumption resumption) {
    present = event;
    strand.context(this);
    try {
      if (resumption == null) {
        registry.trigger(event);
      } else {
        resumption.goOn();
      }
    } finally {
      present = null;
      strand.context(null);
      end(event);
    }
  }

  /// Sends what the event has led to.
  private void end(Event event) {
    if (event instanceof Disconnect) {
      outbox.add(new ToGate.Close(client.number()), 0);
    }
    if (keyWaits.isEmpty()) {
      endKeys();
    }
    if (keeping.isOn()) {
      if (kept) {
        kept = false;
        keeping.forget(client.number(), Keeping.DIALOG);
      }
      greet();
      if (event instanceof Disconnect) {
        outbox.add(new ToGate.Forget(client.number()), 0);
      }
    }
    outbox.settle();
  }

  private void handOut(@Nullable ClientEvent event) {
    begin(event);
    retries = Math.max(0, retries - joined);
    if (handedOut == 0) {
      outbox.acknowledge(this);
    }
    handedOut += 1 + joined;
    joined = 0;
  }
}
