package dev.parley.asterisk;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which class the events of a name have. A manager begins with all that the
/// [catalogues][EventCatalogue] on the class path know; an application adds its own, or puts them
/// in the place of others.
///
/// ```java
/// manager.eventTypes().register("FaxStatus", FaxStatus::new);
/// ```
///
/// Thread-safe.
public final class EventTypes {
  private final Map<String, EventFactory> factories = new ConcurrentHashMap<>();

  private EventTypes() {}

  /// {@return all that the catalogues know}
  static EventTypes known() {
    var types = new EventTypes();
    ServiceLoader.load(EventCatalogue.class, EventCatalogue.class.getClassLoader())
        .forEach(catalogue -> catalogue.registerIn(types));
    return types;
  }

  /// Says which class the events of that name have from now on.
  ///
  /// @param name as in the field `Event`, the same in upper and lower case
  /// @param factory makes one, usually a constructor: `Hangup::new`
  /// @return this
  public EventTypes register(String name, EventFactory factory) {
    Objects.requireNonNull(factory, "factory");
    factories.put(folded(name), factory);
    return this;
  }

  /// {@return whether there is a class for events of that name}
  public boolean knows(String name) {
    return factories.containsKey(folded(name));
  }

  /// {@return the event that a message tells, in the class for its name}
  public AsteriskEvent make(Manager manager, Fields fields) {
    @Nullable EventFactory factory = factories.get(folded(fields.text("Event")));
    return factory == null ? new GenericEvent(manager, fields) : factory.make(manager, fields);
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
