package dev.parley.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// A file of settings, JSON or YAML by its ending: an object of names and values. An object inside
/// it puts its own name and `-` before the names in it, so that a prefix can be written once.
///
/// It is read token by token rather than as a tree, because a tree has forgotten the lines.
final class SettingsFile {
  private final String path;
  private final String source;
  private final List<Given> given = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /// @param source who named the file
  SettingsFile(String path, String source) {
    this.path = path;
    this.source = source;
  }

  List<Given> read() {
    try (var parser = open()) {
      var first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        readObject(parser, "");
      } else if (first != null && first != JsonToken.VALUE_NULL) {
        throw wrong("it holds no names and values", "name: value");
      }
      if (parser.nextToken() != null) {
        throw wrong("it holds more than one object", "one");
      }
    } catch (JacksonException failure) {
      // Its own message may quote a value, which may be a secret.
      var at = failure.getLocation();
      var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw wrong("it can't be understood" + where, "valid JSON or YAML, each name once");
    }
    return given;
  }

  private JsonParser open() {
    var factory = factory();
    try {
      var file = Path.of(path);
      if (!Files.exists(file)) {
        throw wrong("there is no such file", "a JSON or YAML file");
      }
      return factory.createParser(ObjectReadContext.empty(), Files.readString(file));
    } catch (InvalidPathException | IOException _) {
      throw wrong("it can't be read", "a JSON or YAML file in UTF-8");
    }
  }

  private TokenStreamFactory factory() {
    var name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return new JsonFactory();
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return new YAMLFactory();
    }
    throw wrong("its kind is unknown", "a name that ends in .json, .yaml or .yml");
  }

  private void readObject(JsonParser parser, String prefix) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = prefix + parser.currentName();
      var at = path + ":" + line(parser);
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        readObject(parser, name + "-");
      } else if (names.add(name)) {
        given.add(new Given(name, value(parser, name, at), at));
      } else {
        throw SettingsException.of(Raw.show(name), "given twice", at, "each name once");
      }
    }
  }

  private static Raw value(JsonParser parser, String name, String at) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return Raw.text(scalar(parser, name, at));
    }
    var items = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(scalar(parser, name, at));
    }
    return Raw.list(items);
  }

  private static String scalar(JsonParser parser, String name, String at) {
    var token = parser.currentToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      throw SettingsException.of(Raw.show(name), "no value", at, "a value or a list of values");
    }
    return parser.getString();
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private SettingsException wrong(String what, String expected) {
    return SettingsException.of("settings", Raw.show(path) + ": " + what, source, expected);
  }
}
