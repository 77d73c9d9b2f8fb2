package dev.parley;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Objects as JSON, and back.
///
/// Thread-safe.
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s can't be written as JSON: %s"
              .formatted(value.getClass().getName(), e.getOriginalMessage()),
          e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "a message can't be read as %s: %s".formatted(type.getName(), e.getOriginalMessage()), e);
    }
  }
}
