package dev.parley.asterisk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Something that an exchange is asked to do or to tell, by a [Manager].
///
/// The actions in everyday use have classes in [dev.parley.asterisk.action]. Any other one can be
/// sent all the same:
///
/// ```java
/// manager.send(Action.of("ModuleReload").with("Module", "chan_sip"));
/// ```
///
/// and an application can make classes of its own, which are treated like those:
///
/// ```java
/// class ModuleReload extends Action {
///   ModuleReload(String module) {
///     super("ModuleReload");
///     with("Module", module);
///   }
/// }
/// ```
///
/// An action can be sent again. It prints itself by its name alone, since its fields may be
/// confidential.
///
/// Not thread-safe: many threads may use it, one at a time.
public class Action {
  private static final Set<String> OWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    OWN.addAll(List.of("Action", "ActionID"));
  }

  private final String name;
  private final List<Fields.Field> fields = new ArrayList<>();
  private final Set<String> ends = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private int maxEvents;
  private @Nullable Duration timeout;
  private @Nullable LiveObject liveObject;

  /// An action without fields yet; for subclasses.
  ///
  /// @param name as the exchange knows it
  /// @throws IllegalArgumentException if it is empty or has a line break
  protected Action(String name) {
    this.name = requireName("action", name);
  }

  /// {@return an action of any name, without fields yet}
  ///
  /// @throws IllegalArgumentException if it is empty or has a line break
  public static Action of(String name) {
    return new Action(name);
  }

  /// Adds a field, behind those that are there; several may have one name.
  ///
  /// @param value is written as its `toString`, true and false as the exchange wants them
  /// @return this
  /// @throws IllegalArgumentException if the name or the value has a line break, or it is the id,
  ///   which the manager gives
  public final Action with(String field, Object value) {
    if (OWN.contains(requireName("field", field))) {
      throw new IllegalArgumentException(
          "field %s of the action %s is set by the manager; leave it out".formatted(field, name));
    }
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' || c == '\n' || c == 0) {
        // Not the value, which may be a secret.
        throw new IllegalArgumentException(
            "field %s of the action %s: a line break or NUL at %d (expected text of one line)"
                .formatted(field, name, i));
      }
    }
    fields.add(new Fields.Field(field, text));
    return this;
  }

  /// Adds a field, unless there is no value; for subclasses.
  ///
  /// @throws IllegalArgumentException as [#with(String, Object)]
  protected final void withIfSet(String field, @Nullable Object value) {
    if (value != null) {
      with(field, value);
    }
  }

  private static String requireName(String what, String name) {
    if (name.isBlank() || name.chars().anyMatch(c -> c < ' ' || c == ':')) {
      throw new IllegalArgumentException(
          "%s: \"%s\" (expected a name without line breaks and colons)"
              .formatted(what, name.replaceAll("\\p{Cntrl}", "?")));
    }
    return name;
  }

  /// Says that the response brings a list of events, and how an exchange that does not say so
  /// itself ends it. An exchange of today announces a list and marks its end, so that nothing needs
  /// to be said.
  ///
  /// @param ends names of the event that is the last one; it is not counted as part of the list
  /// @return this
  public final Action list(String... ends) {
    this.ends.addAll(List.of(ends));
    return this;
  }

  /// Says how many events a list may have, in place of what the manager was built with.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is less than 1
  public final Action maxEvents(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("maxEvents: " + most + " (expected 1 or more)");
    }
    maxEvents = most;
    return this;
  }

  /// Says how long the response may take, in place of what the manager was built with. An
  /// [Originate][dev.parley.asterisk.action.Originate] that waits for somebody to pick up wants
  /// more.
  ///
  /// @return this
  public final Action timeout(Duration timeout) {
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    return this;
  }

  /// Says what it is about, for the exceptions that come of it.
  ///
  /// @return this
  public final Action about(LiveObject liveObject) {
    this.liveObject = Objects.requireNonNull(liveObject, "liveObject");
    return this;
  }

  /// {@return the name by which the exchange knows it}
  public final String name() {
    return name;
  }

  /// {@return its fields at present, without its name and its id}
  public final Fields fields() {
    return Fields.of(fields);
  }

  /// {@return what it is about; null if that was not said}
  public final @Nullable LiveObject liveObject() {
    return liveObject;
  }

  /// {@return the names of its last events, of which any ends its list; empty if it said nothing of
  /// a list}
  final Set<String> ends() {
    return ends;
  }

  /// {@return how many events its list may have}
  final int maxEvents(Limits limits) {
    return maxEvents > 0 ? maxEvents : limits.listEvents();
  }

  /// {@return how long its response may take}
  final Duration limit(Duration usual) {
    return timeout == null ? usual : timeout;
  }

  /// {@return its name; never a field, which may be a secret}
  @Override
  public final String toString() {
    return name;
  }
}
