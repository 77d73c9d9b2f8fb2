package dev.parley.store.definition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads files of definitions: YAML documents separated by `---`, of which each is one object with
/// the name of its `store`, its `key`, and its fields.
///
/// They are read token by token, because a tree has forgotten the lines.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DefinitionReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final List<Definition> definitions = new ArrayList<>();
  private final List<DefinitionError> errors = new ArrayList<>();
  private final Map<List<String>, Definition> known = new HashMap<>();

  private DefinitionReader() {}

  /// Reads files and, in the order of their names, all `.yaml` and `.yml` files in directories and
  /// below.
  ///
  /// @return what they define, in their order
  /// @throws DefinitionsException if anything in them is wrong, with all that is
  public static List<Definition> read(List<Path> paths) {
    var reader = new DefinitionReader();
    for (var path : paths) {
      reader.readAll(path);
    }
    if (!reader.errors.isEmpty()) {
      throw new DefinitionsException(reader.errors);
    }
    return List.copyOf(reader.definitions);
  }

  private void readAll(Path path) {
    if (!Files.isDirectory(path)) {
      read(path);
      return;
    }
    try (var inside = Files.walk(path)) {
      inside
          .filter(file -> file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file))
          .sorted()
          .forEach(this::read);
    } catch (IOException | UncheckedIOException failure) {
      errors.add(whole(path, "it can't be read: " + failure, "a directory of YAML files"));
    }
  }

  private void read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException failure) {
      var what = Files.exists(file) ? "it can't be read: " + failure : "there is no such file";
      errors.add(whole(file, what, "a YAML file in UTF-8"));
      return;
    }
    try (var parser = (YAMLParser) YAML.createParser(ObjectReadContext.empty(), text)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        readDocument(file, parser);
      }
    } catch (JacksonException failure) {
      var at = failure.getLocation();
      int line = at == null ? 0 : at.getLineNr();
      int column = at == null ? 0 : at.getColumnNr();
      var what = oneLine(failure.getOriginalMessage());
      errors.add(new DefinitionError(file, line, column, "", what, "valid YAML, each name once"));
    }
  }

  private static DefinitionError whole(Path file, String what, String expected) {
    return new DefinitionError(file, 0, 0, "", what, expected);
  }

  /// What is wrong, without the excerpts of the file around it, which are indented.
  private static String oneLine(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
        .collect(Collectors.joining(", "));
  }

  private void readDocument(Path file, YAMLParser parser) {
    var places = new Places(file);
    var document = read(parser, "", places);
    if (document.isNull()) {
      return; // nothing but comments between two separators
    }
    if (!(document instanceof ObjectNode fields)) {
      errors.add(places.error("", shown(document), "an object with a store, a key and fields"));
      return;
    }
    var store = take(fields, "store", "the name of a store", places);
    var key = take(fields, "key", "the key of the object", places);
    if (store.isEmpty() || key.isEmpty()) {
      return;
    }
    var definition = new Definition(store, key, fields, places);
    var earlier = known.putIfAbsent(List.of(store, key), definition);
    if (earlier != null) {
      errors.add(places.error("key", key, "another key, since that is the " + earlier));
    } else {
      definitions.add(definition);
    }
  }

  /// {@return a name of an object; empty, with an error, if there is none}
  private String take(ObjectNode fields, String name, String expected, Places places) {
    var value = fields.remove(name);
    if (value == null) {
      errors.add(places.error("", "no " + name, name + ": " + expected));
      return "";
    }
    if (!value.isValueNode() || value.isNull() || value.asString().isBlank()) {
      errors.add(places.error(name, shown(value), expected));
      return "";
    }
    return value.asString();
  }

  /// {@return how messages show a value}
  static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case NULL, MISSING -> "nothing";
      default -> {
        var text = value.asString();
        yield text.length() <= 60 ? text : text.substring(0, 57) + "...";
      }
    };
  }

  // ---- the tree, with its places

  private JsonNode read(YAMLParser parser, String where, Places places) {
    places.put(where, parser.currentTokenLocation());
    if (parser.isCurrentAlias()) {
      errors.add(
          places.error(where, "*" + parser.getString(), "a value, since aliases are not read"));
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser, where, places);
      case START_ARRAY -> readArray(parser, where, places);
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.stringNode(parser.getString());
    };
  }

  private ObjectNode readObject(YAMLParser parser, String where, Places places) {
    var object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var inside = Places.child(where, name);
      parser.nextToken();
      object.set(name, read(parser, inside, places));
    }
    return object;
  }

  private ArrayNode readArray(YAMLParser parser, String where, Places places) {
    var array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser, Places.child(where, array.size()), places));
    }
    return array;
  }
}
