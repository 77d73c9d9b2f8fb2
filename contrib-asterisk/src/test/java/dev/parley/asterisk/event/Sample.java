package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// An event as an exchange sent it, and what the accessors of its class are to say: the lines after
/// `=`.
record Sample(List<String> lines, List<String> expected) {
  /// What is live, or made of others.
  private static final Set<String> NOT_READ =
      Set.of("snapshots", "channel", "destinationChannel", "bridge", "queue", "peer", "toString");

  /// {@return the samples in a resource, without its first line, which is a comment}
  static List<Sample> in(String resource) {
    try (var in = Sample.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).strip();
      return Arrays.stream(text.split("\n\n")).skip(1).map(Sample::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample of(String block) {
    return new Sample(
        block.lines().filter(line -> !line.startsWith("=")).toList(),
        block.lines().filter(line -> line.startsWith("=")).toList());
  }

  String name() {
    return lines.getFirst().substring("Event: ".length());
  }

  Fields fields() {
    var fields = new ArrayList<Fields.Field>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      fields.add(
          new Fields.Field(line.substring(0, colon), line.substring(colon + 1).stripLeading()));
    }
    return Fields.of(fields);
  }

  AsteriskEvent event(Manager manager) {
    return manager.eventTypes().make(manager, fields());
  }

  /// {@return what the accessors say, as in [#expected]}
  List<String> read(Manager manager) {
    AsteriskEvent event = event(manager);
    var read = new ArrayList<String>();
    read.add("= " + event.getClass().getSimpleName());
    accessors(event.getClass()).stream()
        .map(accessor -> "= " + accessor.getName() + ": " + value(accessor, event))
        .map(String::stripTrailing)
        .forEach(read::add);
    return read;
  }

  private static List<Method> accessors(Class<?> type) {
    var accessors = new ArrayList<Method>();
    for (Class<?> each = type; each != AsteriskEvent.class; each = each.getSuperclass()) {
      Arrays.stream(each.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
          .filter(method -> method.getParameterCount() == 0)
          .filter(method -> !NOT_READ.contains(method.getName()))
          .filter(method -> accessors.stream().noneMatch(a -> a.getName().equals(method.getName())))
          .forEach(accessors::add);
    }
    accessors.sort(Comparator.comparing(Method::getName));
    return accessors;
  }

  private static String value(Method accessor, AsteriskEvent event) {
    try {
      return switch (accessor.invoke(event)) {
        case Optional<?> value -> value.map(Sample::text).orElse("nothing");
        case OptionalInt value -> value.isPresent() ? "" + value.getAsInt() : "nothing";
        case OptionalDouble value -> value.isPresent() ? "" + value.getAsDouble() : "nothing";
        case Object value -> text(value);
      };
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(accessor + " of " + event.fields(), e);
    }
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name()
        : value.toString().lines().collect(Collectors.joining(" / "));
  }
}
