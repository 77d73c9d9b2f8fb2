package dev.parley.store.definition;

import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What an author is told of a value that does not fit the class of its object. Jackson's own
/// messages speak of deserializers and tokens.
final class Misfit {
  private Misfit() {}

  static DefinitionError error(Definition definition, JacksonException failure) {
    var where = where(failure);
    return switch (failure) {
      case UnrecognizedPropertyException unknown ->
          definition.error(where, "unknown field", oneOf(unknown.getKnownPropertyIds()));
      case InvalidFormatException wrong ->
          definition.error(where, "" + wrong.getValue(), expected(wrong.getTargetType()));
      case MismatchedInputException wrong ->
          definition.error(where, shown(definition, where), expected(wrong.getTargetType()));
      default -> definition.error(where, shown(definition, where), reason(failure));
    };
  }

  private static String where(JacksonException failure) {
    var where = "";
    for (var part : failure.getPath()) {
      var name = part.getPropertyName();
      where = name == null ? Places.child(where, part.getIndex()) : Places.child(where, name);
    }
    return where;
  }

  private static String shown(Definition definition, String where) {
    var pointer = "/" + where.replace("[", "/").replace("]", "").replace('.', '/');
    return DefinitionReader.shown(
        where.isEmpty() ? definition.fields() : definition.fields().at(pointer));
  }

  /// What the class of the object itself has to say, if it threw.
  private static String reason(JacksonException failure) {
    var cause = failure.getCause();
    var message = cause == null ? failure.getOriginalMessage() : cause.getMessage();
    return message == null ? "another value" : message.lines().findFirst().orElse("another value");
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "another value";
    }
    if (type.isEnum()) {
      return oneOf(Arrays.asList(type.getEnumConstants()));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == float.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "a list, each entry on a line of its own that begins with '-'";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "names with values";
    }
    if (TemporalAmount.class.isAssignableFrom(type)) {
      return "a length of time, as in PT1H30M";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a time, as in 2026-11-21T18:00:00Z";
    }
    return "a value for " + type.getSimpleName();
  }

  private static String oneOf(@Nullable Collection<?> known) {
    if (known == null || known.isEmpty()) {
      return "no fields here";
    }
    return known.stream().map(Object::toString).collect(Collectors.joining(", ", "one of ", ""));
  }
}
