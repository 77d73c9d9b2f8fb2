package dev.parley.store.tool;

import dev.parley.store.SavedObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Saved objects as lines of JSON. Documents are kept as they were written, to the last digit.
final class ObjectLine {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ObjectLine() {}

  /// {@return the line, without its end}
  ///
  /// @param object one without faults
  static String write(SavedObject object) {
    return """
    {"store":"%s","key":"%s","version":%d,"form":%d,"savedAt":"%s","document":%s}\
    """
        .formatted(
            object.store(),
            object.key(),
            object.version(),
            object.form(),
            object.savedAt(),
            oneLine(object.document()));
  }

  /// In JSON the end of a line is never part of a text.
  private static String oneLine(String document) {
    return document.replace('\n', ' ').replace('\r', ' ');
  }

  /// {@return the object of a line, which may have faults} Without them said, it is of form 1,
  /// saved now and of a version that nobody knows.
  ///
  /// @throws IllegalArgumentException if it is no line of an object
  static SavedObject read(String line) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no JSON object (expected one in each line)");
      }
      var fields = new Fields();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        fields.read(parser, line);
      }
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(
            "more behind the object, in column %d (expected one in each line)"
                .formatted(parser.currentTokenLocation().getColumnNr()));
      }
      return fields.object();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "column %d: %s".formatted(e.getLocation().getColumnNr(), SavedObject.reason(e)), e);
    }
  }

  private static final class Fields {
    private @Nullable String store;
    private @Nullable String key;
    private @Nullable String document;
    private String savedAt = Instant.now().toString();
    private long version = System.currentTimeMillis();
    private int form = 1;

    void read(JsonParser parser, String line) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (name) {
        case "store" -> store = text(name, parser, value);
        case "key" -> key = text(name, parser, value);
        case "savedAt" -> savedAt = text(name, parser, value);
        case "version" -> version = number(name, parser, value);
        case "form" ->
            form = Math.clamp(number(name, parser, value), Integer.MIN_VALUE, Integer.MAX_VALUE);
        case "document" -> {
          int from = (int) parser.currentTokenLocation().getCharOffset();
          if (value != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException(
                "document: in column %d (expected a JSON object)".formatted(from + 1));
          }
          var _ = parser.skipChildren();
          document = line.substring(from, (int) parser.currentLocation().getCharOffset());
        }
        case null, default ->
            throw new IllegalArgumentException(
                "field \"%s\" (expected store, key, version, form, savedAt and document)"
                    .formatted(name));
      }
    }

    private static String text(String name, JsonParser parser, JsonToken value) {
      if (value != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException(
            "%s: %s (expected a text)".formatted(name, parser.getString()));
      }
      return parser.getString();
    }

    private static long number(String name, JsonParser parser, JsonToken value) {
      if (value != JsonToken.VALUE_NUMBER_INT) {
        throw new IllegalArgumentException(
            "%s: %s (expected a whole number)".formatted(name, parser.getString()));
      }
      return parser.getLongValue();
    }

    SavedObject object() {
      return new SavedObject(
          required("store", store),
          required("key", key),
          version,
          form,
          required("document", document),
          savedAt);
    }

    private static String required(String name, @Nullable String value) {
      if (value == null) {
        throw new IllegalArgumentException(
            "no %s (expected store, key and document)".formatted(name));
      }
      return value;
    }
  }
}
