package dev.parley;

import dev.parley.event.Event;
import dev.parley.event.Key;
import dev.parley.event.Place;
import dev.parley.link.Frame;
import dev.parley.link.GateLink;
import dev.parley.link.TerminalState;
import dev.parley.link.ToGate;
import dev.parley.state.StateCodec;
import dev.parley.state.StateException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the next process of a service needs to go on where this one was, sent to the gate as it
/// changes: with the frame of the event that changed it. Nothing is sent, and next to nothing done,
/// over a link that does not keep.
///
/// What is kept has a name, its slot: attributes of a client, its groups, its id, the dialog that
/// it is in, whether its keys are asked for, whether what it types is hidden; and for the service
/// as a whole, the due times of timers.
///
/// Thread-safe, except for what is said to be for the strand.
final class Keeping {
  static final String ATTRIBUTE = "attribute/";
  static final String GROUPS = "groups";
  static final String ID = "id";
  static final String DIALOG = "dialog";
  static final String KEYS = "keys";
  static final String SECRET = "secret";
  static final String TIMER = "timer/";

  private static final byte[] NOTHING = {};

  /// In the place of a client, the service as a whole.
  static final long SERVICE = 0;

  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private final Service service;
  private final StateCodec codec = new StateCodec();
  private final Set<Class<?>> complained = ConcurrentHashMap.newKeySet();
  private volatile boolean on;

  /// What has changed and is not in a frame yet; for the strand.
  private final Set<Change> changes = new LinkedHashSet<>();

  /// Those of whom it has changed what is known of keys, and is not in a frame yet; for the strand.
  private final Set<Inbox> keysChanged = new LinkedHashSet<>(2);

  /// Dialogs that belong to no client's turn, by their number; for the strand.
  private long dialogs;

  /// A slot of a client whose contents have changed.
  ///
  /// @param key null for the groups
  private record Change(Client client, @Nullable Key<?> key) {}

  /// Slots of the service whose contents have changed, and what gives them; for the strand.
  private final Map<String, Supplier<byte @Nullable []>> slots = new LinkedHashMap<>();

  Keeping(Service service) {
    this.service = service;
    codec
        .reference(Client.class, client -> Long.toString(client.number()), this::client)
        .reference(Clients.class, Clients::name, this::group)
        .reference(Service.class, _ -> "service", _ -> service)
        .reference(Key.class, key -> key.name() + '\n' + key.type().getName(), this::key)
        .declare(Connect.class, Receive.class, Disconnect.class, DialogLost.class)
        .declare(TerminalChanged.class, OutOfBand.class, Subnegotiation.class)
        .declare(Signalled.class, LimitExceeded.class, TerminalState.class);
  }

  private @Nullable Client client(String number) {
    return service.life().client(Long.parseLong(number));
  }

  /// {@return the key of an attribute of an event; null if the class of its values is gone}
  private @Nullable Key<?> key(String written) {
    int end = written.lastIndexOf('\n');
    String type = written.substring(end + 1);
    Class<?> known = type.startsWith("java.") ? ReplayedFailure.ofJdk(type) : codec.find(type);
    return known == null ? null : Key.of(written.substring(0, end), known);
  }

  private Clients group(String name) {
    return name.equals(service.clients().name()) ? service.clients() : service.group(name);
  }

  void begin(GateLink gate) {
    on = gate.keeps();
    service.registry().notePlaces(on);
    if (on) {
      service.timers().follow();
      // The first time takes a while, which nobody should have to wait for.
      var _ = codec.write("warm-up", new ArrayList<>());
    }
  }

  /// {@return whether anything is kept}
  boolean isOn() {
    return on;
  }

  StateCodec codec() {
    return codec;
  }

  /// Declares a class of events that is listened to.
  void declareEvent(Class<?> type) {
    if (Event.class.isAssignableFrom(type)) {
      declare(type);
    }
  }

  /// Declares a class of the user's that has to do with what is kept; one that can't be written is
  /// refused when that is tried.
  void declare(Class<?> type) {
    if (!codec.isDeclared(type)
        && !type.isAnonymousClass()
        && !type.getName().startsWith("java.")) {
      codec.declare(type);
    }
  }

  /// Refuses a value that another process could not read.
  ///
  /// @throws StateException if it can't be written
  void check(Key<?> key, Object value) {
    if (on) {
      declare(key.type());
      var _ = codec.write(key.name(), value);
    }
  }

  // ---- what changes

  /// An attribute of a client was put or removed.
  void changed(Client client, Key<?> key) {
    if (on) {
      note(new Change(client, key));
    }
  }

  /// A client has joined a group or left one.
  void changedGroups(Client client) {
    if (on) {
      note(new Change(client, null));
    }
  }

  /// A client has got its id.
  void changedId(Client client, String id) {
    if (on) {
      keep(client.number(), ID, id.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /// A slot of the service has changed. On the strand.
  ///
  /// @param value gives what it holds when that is sent; null for nothing any more
  void changed(String slot, Supplier<byte @Nullable []> value) {
    if (on) {
      slots.put(slot, value);
    }
  }

  /// What a client's inbox knows of keys has changed. On the strand.
  void changedKeys(Inbox inbox) {
    if (on) {
      keysChanged.add(inbox);
    }
  }

  /// The gate has been told whether what a client types is hidden; that goes into the same frame.
  /// On the strand.
  void changedSecret(long client, boolean hidden) {
    if (on) {
      keep(client, SECRET, hidden ? NOTHING : null);
    }
  }

  private void note(Change change) {
    if (service.strand().isCurrent()) {
      changes.add(change);
    } else {
      service.outbox().add(keep(change), 0);
    }
  }

  private void keep(long client, String slot, byte @Nullable [] value) {
    service.outbox().add(new ToGate.Keep(client, slot, value), value == null ? 0 : value.length);
  }

  private ToGate keep(String label, @Nullable Instant due) {
    byte[] written = due == null ? null : codec.write(label, due);
    return new ToGate.Keep(SERVICE, TIMER + label, written);
  }

  private ToGate keep(Change change) {
    Client client = change.client();
    Key<?> key = change.key();
    if (key == null) {
      return new ToGate.Keep(client.number(), GROUPS, client.encodeGroups());
    }
    byte[] value = null;
    try {
      value = client.attributes().encode(this, key);
    } catch (RuntimeException e) {
      // It could be written when it was put, but was changed since, perhaps at this moment.
      log.warn("{}: an attribute is not kept for a restart: {}", client, e.getMessage());
    }
    return new ToGate.Keep(client.number(), ATTRIBUTE + key.name(), value);
  }

  /// Adds what has changed to the frame that is to be sent. On the strand.
  void settle(Frame frame) {
    if (!on) {
      return;
    }
    if (service.timers().hasMoved()) {
      service.timers().takeMoved((label, due) -> frame.add(keep(label, due)));
    }
    if (!changes.isEmpty()) {
      for (Change change : changes) {
        frame.add(keep(change));
      }
      changes.clear();
    }
    if (!slots.isEmpty()) {
      for (Map.Entry<String, Supplier<byte @Nullable []>> slot : slots.entrySet()) {
        frame.add(new ToGate.Keep(SERVICE, slot.getKey(), given(slot)));
      }
      slots.clear();
    }
    if (!keysChanged.isEmpty()) {
      for (Inbox inbox : keysChanged) {
        frame.add(new ToGate.Keep(inbox.number(), KEYS, inbox.encodeKeys()));
      }
      keysChanged.clear();
    }
  }

  /// {@return what a slot holds; null, with a warning, if that can't be had, since no frame could
  /// leave any more if it failed each time}
  private static byte @Nullable [] given(Map.Entry<String, Supplier<byte @Nullable []>> slot) {
    try {
      return slot.getValue().get();
    } catch (RuntimeException e) {
      log.warn("{} is not kept for a restart", slot.getKey(), e);
      return null;
    }
  }

  // ---- dialogs, on the strand

  /// The present task is about to wait; what it is in the midst of goes into the next frame.
  ///
  /// @param context what the task keeps at hand: a dialog, or the turn of a client, or neither
  void waitBegins(@Nullable Object context) {
    if (!on) {
      return;
    }
    switch (context) {
      case Handler<?> dialog -> {
        Inbox turn = turn(dialog);
        byte[] record = record(dialog);
        if (turn != null) {
          turn.keep(record);
        } else {
          keep(dialog.number(), dialog.slot(), record);
        }
      }
      case Inbox turn -> turn.keep(record(turn.present()));
      case null, default -> {}
    }
  }

  private static @Nullable Inbox turn(Handler<?> innermost) {
    Object context = innermost;
    while (context instanceof Handler<?> handler) {
      context = handler.outer();
    }
    return context instanceof Inbox turn ? turn : null;
  }

  /// {@return a slot for a dialog that is in no client's turn}
  String newSlot() {
    return DIALOG + "/" + ++dialogs;
  }

  /// A dialog is kept there that this process goes on with.
  void slotTaken(String slot) {
    dialogs = Math.max(dialogs, Long.parseLong(slot.substring(DIALOG.length() + 1)));
  }

  void forget(long client, String slot) {
    keep(client, slot, null);
  }

  private byte[] record(Handler<?> dialog) {
    String name = dialog.getClass().getName();
    HandlerState state = dialog.state();
    Place place =
        dialog.eventOrNull() instanceof Event event ? service.registry().place(event) : null;
    if (state == null || state.event() == null || place == null) {
      return DialogRecord.lost(name, "it could not be written down").encode(codec);
    }
    var talk = new DialogRecord.Talk(state.fields(), dialog.position());
    return new DialogRecord(name, state.event(), place, talk, "").encode(codec);
  }

  private byte[] record(Event event) {
    Place place = service.registry().place(event);
    String name = event.name();
    if (place == null) {
      return DialogRecord.lost(name, "its handler is not known").encode(codec);
    }
    try {
      byte[] written = codec.write(name, event);
      return new DialogRecord(place.toString(), written, place, null, "").encode(codec);
    } catch (StateException e) {
      return complain(event.getClass(), e);
    }
  }

  /// {@return what a dialog is at the beginning of a step; null, with a warning, if that can't be
  /// written}
  @Nullable HandlerState state(Handler<?> dialog, Object event) {
    String name = dialog.getClass().getSimpleName();
    try {
      byte[] written = codec.write(event.getClass().getSimpleName(), event);
      return new HandlerState(codec.writeFields(name, dialog, Handler.class), written);
    } catch (StateException e) {
      var _ = complain(dialog.getClass(), e);
      return null;
    }
  }

  private byte[] complain(Class<?> type, StateException e) {
    if (complained.add(type)) {
      log.warn("{} would be lost at a restart: {}", type.getName(), e.getMessage());
    }
    return DialogRecord.lost(type.getName(), "it could not be written down").encode(codec);
  }
}
