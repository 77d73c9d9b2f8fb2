package dev.parley.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// On which terms a handler is registered; filled by a [Registration], read by a [Binding].
final class Terms {
  /// Where within its phase.
  enum Place {
    FIRST,
    NORMAL,
    LAST
  }

  final Class<?> type;
  @Nullable Phase phase;
  Place place = Place.NORMAL;
  final Map<Attribute<?>, Object> where = new LinkedHashMap<>();
  @Nullable String name;
  @Nullable Pattern pattern;
  @Nullable Predicate<Object> when;
  @Nullable Predicate<Object> expireWhen;
  long times = Long.MAX_VALUE;
  boolean evenIfStopped;
  boolean detached;
  boolean oncePerEvent;
  boolean atTheEnd;
  @Nullable String label;

  Terms(Class<?> type) {
    this.type = type;
  }

  Terms(Terms other) {
    this(other.type);
    phase = other.phase;
    place = other.place;
    where.putAll(other.where);
    name = other.name;
    pattern = other.pattern;
    when = other.when;
    expireWhen = other.expireWhen;
    times = other.times;
    evenIfStopped = other.evenIfStopped;
    detached = other.detached;
    oncePerEvent = other.oncePerEvent;
    atTheEnd = other.atTheEnd;
    label = other.label;
  }

  /// {@return whether both match the same events, predicates aside}
  boolean matchesLike(Terms other) {
    return type == other.type
        && where.equals(other.where)
        && Objects.equals(name, other.name)
        && Objects.equals(text(pattern), text(other.pattern));
  }

  private static @Nullable String text(@Nullable Pattern pattern) {
    return pattern == null ? null : pattern.pattern();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    where.forEach((attribute, value) -> parts.add(attribute.name() + "=" + value));
    if (name != null) {
      parts.add("named " + name);
    }
    if (pattern != null) {
      parts.add("named /" + pattern + "/");
    }
    addIf(parts, when != null, "when");
    addIf(parts, expireWhen != null, "expires");
    addIf(parts, times != Long.MAX_VALUE, "times " + times);
    addIf(parts, place == Place.FIRST, "first");
    addIf(parts, place == Place.LAST, "last");
    addIf(parts, evenIfStopped, "even if stopped");
    addIf(parts, detached, "detached");
    addIf(parts, oncePerEvent, "once per event");
    return String.join(", ", parts);
  }

  private static void addIf(List<String> parts, boolean condition, String part) {
    if (condition) {
      parts.add(part);
    }
  }
}
