package dev.parley.angel;

import dev.parley.link.Frame;
import dev.parley.link.Inheritance;
import dev.parley.link.Keystroke;
import dev.parley.link.LeaveReason;
import dev.parley.link.Mode;
import dev.parley.link.TerminalState;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a service owes its clients, and what it has kept with them, whichever process serves.
///
/// Not thread-safe: many threads may use it, one at a time; the lock of its [Succession] sees to
/// that.
final class Ledger {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  private final SuccessionOptions options;
  private final LongSupplier nanoTime;

  /// In the order in which they came.
  private final Map<Long, Entry> entries = new LinkedHashMap<>();

  private final Shelf service = new Shelf();
  private long keptBytes;

  /// Whose input, or whose coming, the present process has begun to handle although another one may
  /// have crashed with it.
  private @Nullable Entry retried;

  private boolean comingRetried;

  Ledger(SuccessionOptions options, LongSupplier nanoTime) {
    this.options = options;
    this.nanoTime = nanoTime;
  }

  // ---- upwards

  /// Writes down what the gate says.
  ///
  /// @param given whether the present process is given it too
  /// @return whether it may be: nobody is told of a client any more that was forgotten
  boolean record(ToService message, boolean given) {
    if (message instanceof ToService.Refused) {
      return true;
    }
    if (message instanceof ToService.Connected connected) {
      entries.put(connected.client(), new Entry(connected, nanoTime.getAsLong(), given));
      return true;
    }
    @Nullable Entry entry = entries.get(message.client());
    if (entry == null) {
      return false;
    }
    if (message instanceof ToService.Left(long client, LeaveReason reason)) {
      entry.leave(reason, given);
      if (entry.isForgotten() || !entry.isTold()) {
        remove(client, entry);
      }
      return entry.isTold();
    }
    if (entry.isForgotten()) {
      return false;
    }
    switch (message) {
      case ToService.Lines(_, List<String> lines) -> entry.add(lines, nanoTime.getAsLong(), given);
      case ToService.Keys(_, List<Keystroke> keys) -> entry.add(keys, nanoTime.getAsLong(), given);
      case ToService.Data(_, byte[] bytes) -> entry.add(bytes, nanoTime.getAsLong(), given);
      case ToService.InputEnded _ -> entry.end(given);
      case ToService.TerminalChanged(_, TerminalState terminal) -> entry.change(terminal, given);
      // Who does not hear these at once has no use for them later.
      case ToService.OutOfBand _,
          ToService.Subnegotiation _,
          ToService.Signalled _,
          ToService.Exceeded _ -> {}
      case ToService.Connected _, ToService.Left _, ToService.Refused _ -> {}
    }
    return true;
  }

  // ---- downwards

  /// Applies what of a frame is for whoever keeps things.
  ///
  /// @return the rest, for the gate; null if there is none
  @Nullable Frame apply(Frame frame) {
    List<ToGate> steps = frame.steps();
    int count = steps.size();
    boolean mixed = false;
    for (int i = 0; i < count; i++) {
      mixed |= apply(steps.get(i));
    }
    return mixed ? forGate(steps) : frame;
  }

  /// {@return whether the step is no business of the gate}
  private boolean apply(ToGate step) {
    return switch (step) {
      case ToGate.Acknowledge(long client, int inputs) -> {
        acknowledge(client, inputs);
        yield false;
      }
      case ToGate.Keep(long client, String name, byte[] value) -> {
        keep(client, name, value);
        yield true;
      }
      case ToGate.Greeted(long client) -> {
        greet(client);
        yield true;
      }
      case ToGate.Retry(long client) -> {
        retry(client);
        yield true;
      }
      case ToGate.Forget(long client) -> {
        forget(client);
        yield true;
      }
      case ToGate.Write _,
          ToGate.WriteAll _,
          ToGate.WriteBytes _,
          ToGate.Prompt _,
          ToGate.Echo _,
          ToGate.OutOfBand _,
          ToGate.OutOfBandAll _,
          ToGate.Keys _,
          ToGate.Subnegotiation _,
          ToGate.Status _,
          ToGate.Close _ ->
          false;
    };
  }

  private static @Nullable Frame forGate(List<ToGate> steps) {
    Frame rest = new Frame();
    for (ToGate step : steps) {
      switch (step) {
        case ToGate.Keep _, ToGate.Greeted _, ToGate.Retry _, ToGate.Forget _ -> {}
        default -> rest.add(step);
      }
    }
    return rest.isEmpty() ? null : rest;
  }

  private void acknowledge(long client, int inputs) {
    @Nullable Entry entry = entries.get(client);
    if (entry == null) {
      return;
    }
    entry.acknowledge(inputs);
    if (entry == retried && !comingRetried && inputs > 0) {
      retried = null;
    }
  }

  private void keep(long client, String name, byte @Nullable [] value) {
    @Nullable Shelf shelf = client == 0 ? service : shelf(client);
    if (shelf == null) {
      return;
    }
    long most = client == 0 ? options.keptInAll() : options.keptPerClient();
    byte @Nullable [] kept = value;
    long growth = shelf.growth(name, kept);
    if (growth > 0 && (shelf.bytes() + growth > most || keptBytes + growth > options.keptInAll())) {
      if (shelf.isFirstRefusal()) {
        log.warn(
            "{} is not kept for client {}: {} bytes more than the {} that are kept with it (at most"
                + " {}), and {} in all (at most {})",
            name,
            client,
            growth,
            shelf.bytes(),
            most,
            keptBytes,
            options.keptInAll());
      }
      // An old value under new ones would be worse than none.
      kept = null;
      growth = shelf.growth(name, null);
    }
    shelf.put(name, kept);
    keptBytes += growth;
  }

  private @Nullable Shelf shelf(long client) {
    @Nullable Entry entry = entries.get(client);
    return entry == null || entry.isForgotten() ? null : entry.shelf;
  }

  private void greet(long client) {
    @Nullable Entry entry = entries.get(client);
    if (entry == null) {
      return;
    }
    entry.greet();
    if (entry == retried && comingRetried) {
      retried = null;
    }
  }

  private void retry(long client) {
    @Nullable Entry entry = entries.get(client);
    if (entry == null) {
      return;
    }
    boolean coming = entry.retriesComing();
    if (coming || entry.isSuspected()) {
      retried = entry;
      comingRetried = coming;
    }
  }

  /// The number is kept until the client has left, so that nobody is told of it again.
  private void forget(long client) {
    @Nullable Entry entry = entries.get(client);
    if (entry == null) {
      return;
    }
    entry.forget();
    if (entry == retried) {
      retried = null;
    }
    if (entry.hasLeft()) {
      remove(client, entry);
    } else {
      empty(entry);
    }
  }

  private void remove(long client, Entry entry) {
    entries.remove(client);
    empty(entry);
  }

  private void empty(Entry entry) {
    for (String name : List.copyOf(entry.shelf.slots().keySet())) {
      keptBytes += entry.shelf.growth(name, null);
      entry.shelf.put(name, null);
    }
  }

  // ---- from one process to the next

  /// The present process has ended without a word: what it was given may have been why.
  ///
  /// @return what the gate has to do about it; null if nothing
  @Nullable Frame crash() {
    @Nullable Frame order = null;
    @Nullable Entry guilty = retried;
    retried = null;
    if (guilty != null) {
      order = comingRetried ? close(guilty) : drop(guilty);
    }
    entries.values().forEach(Entry::suspect);
    return order;
  }

  private Frame drop(Entry entry) {
    long client = entry.connected().client();
    log.warn("client {}: an input has ended the service twice, and is dropped", client);
    entry.drop();
    Frame order = farewell(entry, options.droppedInput());
    order.add(new ToGate.Acknowledge(client, 1));
    return order;
  }

  private Frame close(Entry entry) {
    long client = entry.connected().client();
    log.warn("client {}: its coming has ended the service twice, and it is closed", client);
    Frame order = farewell(entry, options.droppedClient());
    order.add(new ToGate.Close(client));
    forget(client);
    return order;
  }

  private static Frame farewell(Entry entry, String sentence) {
    Frame frame = new Frame();
    if (entry.connected().mode() == Mode.LINE) {
      // In raw data a sentence would be taken for data.
      frame.add(new ToGate.Write(entry.connected().client(), sentence + "\n"));
    }
    return frame;
  }

  /// {@return the clients that the process before knew of, made known to this one}
  List<Inheritance.Heir> bequeath(Object successor) {
    long now = nanoTime.getAsLong();
    return entries.values().stream()
        .filter(entry -> entry.isTold() && !entry.isForgotten())
        .map(entry -> entry.bequeath(successor, now))
        .toList();
  }

  /// From now on this process serves; it has been given nothing but what was bequeathed to it.
  void beginWith(Object successor) {
    retried = null;
    entries.values().forEach(entry -> entry.beginWith(successor));
  }

  /// Gives the present process what it has not been given, client by client.
  void catchUp(Consumer<? super ToService> process) {
    entries.values().forEach(entry -> entry.catchUp(process));
  }

  /// {@return what is kept for the service as a whole}
  Map<String, byte[]> kept() {
    return service.slots();
  }

  // ---- how it is

  int clients() {
    return entries.size();
  }

  int waiting() {
    return entries.values().stream().mapToInt(Entry::waiting).sum();
  }

  long keptBytes() {
    return keptBytes;
  }
}
