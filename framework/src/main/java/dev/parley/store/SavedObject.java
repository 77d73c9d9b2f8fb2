package dev.parley.store;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// What a database holds of one object, without its class: for tools.
///
/// Immutable.
///
/// @param version how often it was saved, more or less; 1 or more
/// @param form the version of the class that wrote the document; 1 or more
/// @param document its JSON
/// @param savedAt the time of its last save, as in ISO 8601
public record SavedObject(
    String store, String key, long version, int form, String document, String savedAt) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern MARKER = Pattern.compile(" \\(start marker at .*");

  /// Checks that nothing is missing; whether it is right is told by [#faults].
  public SavedObject {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(savedAt, "savedAt");
  }

  /// {@return store and key, as in `user/ann`}
  public String name() {
    return store + "/" + key;
  }

  /// {@return what is wrong with it, each with the place and what was expected; nothing if all is
  /// right}
  public List<String> faults() {
    var faults = new ArrayList<String>();
    checkName("store", store, faults);
    checkName("key", key, faults);
    if (version < 1) {
      faults.add("version: " + version + " (expected 1 or more)");
    }
    if (form < 1) {
      faults.add("form: " + form + " (expected 1 or more)");
    }
    checkDocument(faults);
    try {
      var _ = OffsetDateTime.parse(savedAt);
    } catch (DateTimeException _) {
      faults.add("saved_at: \"" + StoreNames.shorten(savedAt) + "\" (expected a time of ISO 8601)");
    }
    return faults;
  }

  private static void checkName(String what, String name, List<String> faults) {
    try {
      var _ = StoreNames.check(what, name);
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
  }

  private void checkDocument(List<String> faults) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        faults.add("document: " + kind(first) + " (expected a JSON object)");
        return;
      }
      var _ = parser.skipChildren();
      if (parser.nextToken() != null) {
        faults.add(
            "document: more behind the object, in column %d (expected one JSON object)"
                .formatted(parser.currentTokenLocation().getColumnNr()));
      }
    } catch (JacksonException e) {
      faults.add(
          "document: %s, in line %d, column %d (expected a JSON object)"
              .formatted(reason(e), e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    }
  }

  /// {@return what the parser says, without the place}
  public static String reason(JacksonException e) {
    return MARKER.matcher(e.getOriginalMessage()).replaceFirst("");
  }

  private static String kind(@Nullable JsonToken token) {
    return switch (token) {
      case null -> "nothing";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a truth value";
      case VALUE_NULL -> "null";
      default -> "no object";
    };
  }
}
