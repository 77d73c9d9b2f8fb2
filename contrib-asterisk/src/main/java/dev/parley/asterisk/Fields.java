package dev.parley.asterisk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of one message of the manager interface, in the order in which they came. Names are
/// the same in upper and lower case, and several fields may have one name.
///
/// The accessors that read a value as something else than text are empty where there is no such
/// field or its value does not read so: versions of Asterisk differ, and an empty value is common.
///
/// Immutable.
public final class Fields implements Iterable<Fields.Field> {
  private static final int SHOWN = 200;

  /// No fields at all.
  public static final Fields NONE = new Fields(List.of());

  private static final int SECONDS = 60;

  /// Bytes that a field takes beyond its text.
  private static final int OVERHEAD = 120;

  private final List<Field> all;

  private Fields(List<Field> all) {
    this.all = all;
  }

  /// One field.
  ///
  /// Immutable.
  ///
  /// @param name as it was written; empty for a line that is no field
  /// @param value without the blanks before and behind it
  public record Field(String name, String value) {
    /// Checks the parts.
    public Field {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  /// {@return these fields, in this order}
  ///
  /// @param namesAndValues a name, its value, the next name and so on
  /// @throws IllegalArgumentException if a name has no value
  public static Fields of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "the name \"%s\" has no value (expected names and values in turn)"
              .formatted(namesAndValues[namesAndValues.length - 1]));
    }
    List<Field> fields = new ArrayList<>(namesAndValues.length / 2);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Fields(Collections.unmodifiableList(fields));
  }

  /// {@return these fields, in this order}
  public static Fields of(List<Field> fields) {
    return new Fields(List.copyOf(fields));
  }

  /// Takes over a list that nobody else changes any more.
  static Fields owning(List<Field> fields) {
    return new Fields(Collections.unmodifiableList(fields));
  }

  /// {@return the value of the first field of that name; null if there is none}
  public @Nullable String get(String name) {
    for (Field field : all) {
      if (field.name.equalsIgnoreCase(name)) {
        return field.value;
      }
    }
    return null;
  }

  /// {@return the value of the first field of that name; empty if there is none}
  public String text(String name) {
    String value = get(name);
    return value == null ? "" : value;
  }

  /// {@return the values of all fields of that name, in their order}
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (Field field : all) {
      if (field.name.equalsIgnoreCase(name)) {
        values.add(field.value);
      }
    }
    return Collections.unmodifiableList(values);
  }

  /// {@return whether there is a field of that name}
  public boolean has(String name) {
    return get(name) != null;
  }

  /// {@return the value as a whole number}
  public OptionalInt integer(String name) {
    try {
      return OptionalInt.of(Integer.parseInt(text(name)));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  /// {@return the value as a whole number}
  public OptionalLong number(String name) {
    try {
      return OptionalLong.of(Long.parseLong(text(name)));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /// {@return the value as a number that may have a fraction}
  public OptionalDouble decimal(String name) {
    try {
      return OptionalDouble.of(Double.parseDouble(text(name)));
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  /// {@return whether the value is one of those by which Asterisk says yes: `1`, `yes`, `true`,
  /// `on`, `enabled` and the like}
  public boolean flag(String name) {
    return switch (text(name).toLowerCase(Locale.ROOT)) {
      case "1", "y", "yes", "t", "true", "on", "enable", "enabled" -> true;
      default -> false;
    };
  }

  /// {@return the value as a time that has passed: seconds, which may have a fraction, or
  /// `hours:minutes:seconds`}
  public Optional<Duration> duration(String name) {
    try {
      double seconds = 0;
      for (String part : text(name).split(":", -1)) {
        seconds = seconds * SECONDS + Double.parseDouble(part);
      }
      return Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// {@return the value as a point in time: seconds since 1970, which may have a fraction}
  public Optional<Instant> instant(String name) {
    OptionalDouble seconds = decimal(name);
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    try {
      double whole = Math.floor(seconds.getAsDouble());
      long nanos = Math.round((seconds.getAsDouble() - whole) * 1e6) * 1000;
      return Optional.of(Instant.ofEpochSecond((long) whole, nanos));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// {@return the names, each once, as they were first written}
  public Set<String> names() {
    Set<String> seen = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Field field : all) {
      if (seen.add(field.name.toLowerCase(Locale.ROOT))) {
        names.add(field.name);
      }
    }
    return Collections.unmodifiableSet(names);
  }

  /// {@return these fields, with the first of that name replaced, or another one at the end, and
  /// all further ones of that name gone}
  public Fields with(String name, String value) {
    List<Field> changed = new ArrayList<>(all.size() + 1);
    boolean placed = false;
    for (Field field : all) {
      if (!field.name.equalsIgnoreCase(name)) {
        changed.add(field);
      } else if (!placed) {
        changed.add(new Field(field.name, value));
        placed = true;
      }
    }
    if (!placed) {
      changed.add(new Field(name, value));
    }
    return owning(changed);
  }

  /// {@return all fields, in their order}
  public List<Field> list() {
    return all;
  }

  /// {@return about how many bytes of memory they take}
  int weight() {
    int weight = 0;
    for (Field field : all) {
      weight += field.name.length() + field.value.length() + OVERHEAD;
    }
    return weight;
  }

  /// {@return how many there are}
  public int size() {
    return all.size();
  }

  @Override
  public Iterator<Field> iterator() {
    return all.iterator();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fields fields && all.equals(fields.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  /// The fields with their values, which may be confidential. {@return what an exchange has said,
  /// fit for a message or a log: on one line, no longer than 200 characters, and without what could
  /// write to the terminal of who reads it}
  public static String shown(String text) {
    if (text.length() <= SHOWN && text.codePoints().noneMatch(Fields::isUnfit)) {
      return text;
    }
    var shown = new StringBuilder();
    text.codePoints()
        .limit(SHOWN)
        .forEach(c -> {
          if (isUnfit(c)) {
            shown.append("\\u%04x".formatted(c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return text.codePointCount(0, text.length()) > SHOWN
        ? shown.append("...").toString()
        : shown.toString();
  }

  private static boolean isUnfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  @Override
  public String toString() {
    return all.stream().map(Field::toString).collect(Collectors.joining("; "));
  }
}
