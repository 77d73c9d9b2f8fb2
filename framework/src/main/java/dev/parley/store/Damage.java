package dev.parley.store;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/// What is wrong with a document, by places and types: what it holds is for nobody's log.
final class Damage {
  private Damage() {}

  static String of(JacksonException e) {
    if (e instanceof StreamReadException && e.getLocation() != null) {
      return "no JSON any more in line %d, column %d"
          .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
    String where =
        e.getPath().stream()
            .map(part ->
                part.getPropertyName() == null
                    ? "[" + part.getIndex() + "]"
                    : "." + part.getPropertyName())
            .collect(Collectors.joining());
    String place = where.isEmpty() ? "the document" : where.replaceFirst("^\\.", "");
    return place + ": " + what(e);
  }

  private static String what(JacksonException e) {
    Throwable cause = e.getCause();
    if (cause instanceof StoreException other) {
      return String.valueOf(other.getMessage());
    }
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      return "another value (expected one for " + name(wrong.getTargetType()) + ")";
    }
    return "what it does not take (" + name(cause == null ? e.getClass() : cause.getClass()) + ")";
  }

  private static String name(@Nullable Class<?> type) {
    return type == null ? "its class" : type.getSimpleName();
  }
}
