package dev.parley.asterisk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an exchange answered to an action.
///
/// Immutable, except for its events.
public final class Response {
  private final Fields fields;
  private final List<AsteriskEvent> events;
  private final @Nullable AsteriskEvent end;
  private final Duration time;
  private final Skipped.@Nullable Reason excess;

  Response(Fields fields, List<AsteriskEvent> events, @Nullable AsteriskEvent end, Duration time) {
    this.fields = fields;
    this.events = List.copyOf(events);
    this.end = end;
    this.time = time;
    this.excess = null;
  }

  /// As it came, before its list.
  ///
  /// @param excess which limit it broke, so that not all of it is there; null if none
  Response(Fields fields, Skipped.@Nullable Reason excess) {
    this.fields = fields;
    this.events = List.of();
    this.end = null;
    this.time = Duration.ZERO;
    this.excess = excess;
  }

  /// {@return which limit it broke; null if none}
  Skipped.@Nullable Reason excess() {
    return excess;
  }

  /// {@return whether the exchange did not refuse the action}
  public boolean isSuccess() {
    return !fields.text("Response").equalsIgnoreCase("Error");
  }

  /// {@return what the exchange said of it, for people; empty if nothing}
  public String message() {
    return fields.text("Message");
  }

  /// {@return its fields}
  public Fields fields() {
    return fields;
  }

  /// {@return the value of the first field of that name; null if there is none}
  public @Nullable String get(String field) {
    return fields.get(field);
  }

  /// {@return the value of the first field of that name; empty if there is none}
  public String text(String field) {
    return fields.text(field);
  }

  /// {@return the lines that a command printed, in whichever way this version of Asterisk sends
  /// them; empty for other actions}
  public List<String> output() {
    return fields.all("Output");
  }

  /// {@return the events of the list that it brought, in their order, without the one that marks
  /// its end; empty if it brought none or they were handed on one by one}
  public List<AsteriskEvent> events() {
    return events;
  }

  /// {@return the events of its list that are of that class}
  public <E extends AsteriskEvent> List<E> events(Class<E> type) {
    List<E> found = new ArrayList<>();
    for (AsteriskEvent event : events) {
      if (type.isInstance(event)) {
        found.add(type.cast(event));
      }
    }
    return found;
  }

  /// {@return the event that marked the end of its list; null if it brought none}
  public @Nullable AsteriskEvent end() {
    return end;
  }

  /// {@return how long it took, its list included; zero for one that nobody waited for}
  public Duration time() {
    return time;
  }

  /// {@return whether it is a success, and what the exchange said of it, as [Fields#shown] has it}
  @Override
  public String toString() {
    String message = message();
    return Fields.shown(fields.text("Response") + (message.isEmpty() ? "" : ": " + message));
  }
}
