package dev.parley;

import dev.parley.event.Event;
import dev.parley.event.EventHandler;
import dev.parley.event.Place;
import dev.parley.event.Registry;
import dev.parley.state.StateCodec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How this process goes on with an event that another one was in the midst of: the handler that
/// waited, and those behind it.
///
/// Confined to its strand.
final class Resumption {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private final Service service;
  private final DialogRecord record;
  private final @Nullable Event event;
  private final @Nullable EventHandler<Event> handler;
  private final String lost;

  private Resumption(
      Service service,
      DialogRecord record,
      @Nullable Event event,
      @Nullable EventHandler<Event> handler,
      String lost) {
    this.service = service;
    this.record = record;
    this.event = event;
    this.handler = handler;
    this.lost = lost;
  }

  /// Reads what was kept.
  ///
  /// @param slot where a dialog outside of any client's turn was kept; null for a client's turn
  /// @param crashed whether the process before has crashed
  static Resumption read(Service service, byte[] written, @Nullable String slot, boolean crashed) {
    StateCodec codec = service.keeping().codec();
    DialogRecord record = DialogRecord.lost("a dialog", "what was kept of it is damaged");
    try {
      record = DialogRecord.decode(codec, service.life()::client, written);
      if (record.place() == null) {
        return new Resumption(service, record, null, null, record.lost());
      }
      Event event = codec.read("event", Event.class, record.event());
      if (event == null) {
        throw new IllegalStateException("its event is gone");
      }
      EventHandler<Event> handler = handler(service, record, slot);
      if (event instanceof ClientEvent of && (crashed || handler == null)) {
        of.markRedelivered();
      }
      return new Resumption(service, record, event, handler, "");
    } catch (RuntimeException e) { // of the codec, or of the supplier of the user
      return new Resumption(service, record, null, null, String.valueOf(e.getMessage()));
    }
  }

  /// {@return what stands in for the handler that waited; null if that one starts again}
  private static @Nullable EventHandler<Event> handler(
      Service service, DialogRecord record, @Nullable String slot) {
    EventHandler<?> bound = service.registry().handlerAt(place(service, record));
    if (bound == null) {
      throw new IllegalStateException("no handler is bound any more at " + record.place());
    }
    DialogRecord.Talk talk = record.talk();
    if (talk == null) {
      return null;
    }
    if (!(bound instanceof HandlerClass<?> known)) {
      throw new IllegalStateException("its handler is no Handler class any more");
    }
    return conversation(service, known, record.name(), talk, slot);
  }

  /// {@return where the handler stands, by the names that classes have now}
  private static Place place(Service service, DialogRecord record) {
    Place place = Objects.requireNonNull(record.place(), "place");
    StateCodec codec = service.keeping().codec();
    return new Place(
        place.label(),
        presentName(codec, place.eventType()),
        presentName(codec, place.handlerType()),
        place.ordinal(),
        place.isAlone());
  }

  private static String presentName(StateCodec codec, String name) {
    Class<?> type = codec.find(name);
    return type == null ? name : type.getName();
  }

  // The class of events is that of the binding, which the event was found by.
  @SuppressWarnings("unchecked")
  private static EventHandler<Event> conversation(
      Service service,
      HandlerClass<?> known,
      String name,
      DialogRecord.Talk talk,
      @Nullable String slot) {
    var dialog = (Handler<Event>) known.supply();
    service.keeping().codec().readFields(name, dialog, Handler.class, talk.fields());
    if (slot != null) {
      dialog.slot(slot);
    }
    return event -> dialog.resume(service, event, talk.position());
  }

  /// {@return the event that is gone on with; null if it is lost}
  @Nullable Event event() {
    return event;
  }

  /// {@return whether the handler that waited starts again from its beginning}
  boolean isAnew() {
    return event != null && handler == null;
  }

  /// Calls the handler that waited, and those behind it.
  void goOn() {
    Registry registry = service.registry();
    var _ =
        registry.resume(Objects.requireNonNull(event, "event"), place(service, record), handler);
  }

  /// Tells the log, and the client by words of the settings.
  ///
  /// @return the event for the service
  DialogLost lost(Client client) {
    log.warn("{}: {} can't be gone on with: {}", client, record.name(), lost);
    client.regret(service.settings().get(ServiceSettings.DIALOG_LOST));
    return new DialogLost(client, record.name(), lost);
  }

  @Override
  public String toString() {
    return record.toString();
  }
}
