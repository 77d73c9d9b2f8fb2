package dev.parley.asterisk;

import dev.parley.event.Attribute;
import dev.parley.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that an exchange tells, or that happens to the connection with it.
///
/// What the exchange tells is named as there, `Hangup` say: that is what
/// [dev.parley.event.Registration#named(String)] matches. Subclasses read the fields; a field that
/// they don't know is in [#fields] all the same.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class AsteriskEvent extends Event {
  /// Where it happened, for those who listen to one of several exchanges in one registry.
  public static final Attribute<Manager> MANAGER =
      Attribute.of(AsteriskEvent.class, "manager", AsteriskEvent::manager);

  private final Manager manager;
  private final String name;
  private Fields fields;
  private List<LiveObject> liveObjects = List.of();

  /// An event that the exchange tells.
  ///
  /// @param fields those of the message; the one named `Event` gives its name
  protected AsteriskEvent(Manager manager, Fields fields) {
    this.manager = Objects.requireNonNull(manager, "manager");
    this.fields = Objects.requireNonNull(fields, "fields");
    String given = fields.get("Event");
    this.name = given == null ? getClass().getSimpleName() : given;
  }

  /// Something that happens to the connection, whatever the fields say.
  AsteriskEvent(Manager manager, Fields fields, String name) {
    this.manager = Objects.requireNonNull(manager, "manager");
    this.fields = Objects.requireNonNull(fields, "fields");
    this.name = name;
  }

  /// {@return the connection that it came over}
  public final Manager manager() {
    return manager;
  }

  /// {@return the name by which the exchange tells it; for what happens to the connection, that of
  /// the class}
  @Override
  public final String name() {
    return name;
  }

  /// {@return what it says}
  public final Fields fields() {
    return fields;
  }

  /// Changes what later handlers see; the name stays.
  public final void fields(Fields fields) {
    this.fields = Objects.requireNonNull(fields, "fields");
  }

  /// {@return the value of the first field of that name; null if there is none}
  public final @Nullable String get(String field) {
    return fields.get(field);
  }

  /// {@return the value of the first field of that name; empty if there is none}
  public final String text(String field) {
    return fields.text(field);
  }

  /// {@return the channels, queues and so on that it is about, as far as somebody
  /// [follows][Manager#follow] them}
  public final List<LiveObject> liveObjects() {
    return liveObjects;
  }

  /// Notes one more that it is about; for those who follow events.
  public final void add(LiveObject liveObject) {
    List<LiveObject> more = new ArrayList<>(liveObjects);
    more.add(Objects.requireNonNull(liveObject, "liveObject"));
    liveObjects = List.copyOf(more);
  }

  @Override
  protected String confidential() {
    return fields.toString();
  }

  /// {@return its name and the exchange, without its fields}
  @Override
  public String toString() {
    return Fields.shown(name) + " at " + manager.name();
  }
}
