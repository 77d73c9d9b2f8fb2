package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The Mud Server Data Protocol, which the rest of the gate and the service know as GMCP's message
/// `MSDP` with a JSON object: a table is an object, and everything that is neither table nor array
/// is a string.
final class Msdp {
  /// The GMCP name of these messages.
  static final String NAME = "MSDP";

  private static final int VAR = 1;
  private static final int VAL = 2;
  private static final int TABLE_OPEN = 3;
  private static final int TABLE_CLOSE = 4;
  private static final int ARRAY_OPEN = 5;
  private static final int ARRAY_CLOSE = 6;

  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Msdp() {}

  /// Reads a payload; what makes no sense in it is passed over.
  ///
  /// @param maxDepth tables and arrays within each other, the message itself being the first
  /// @return a JSON object, or null if it is nested deeper
  static @Nullable String decode(byte[] payload, int length, int maxDepth) {
    ObjectNode root = NODES.objectNode();
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(new Level(root));
    int at = 0;
    while (at < length) {
      Level level = levels.element();
      int code = payload[at++];
      int from = at;
      if (code == VAR || code == VAL) {
        while (at < length && (payload[at] < VAR || payload[at] > ARRAY_CLOSE)) {
          at++;
        }
      }
      switch (code) {
        case VAR -> level.name = new String(payload, from, at - from, UTF_8);
        case VAL -> {
          // A VAL in front of a table or an array only says that there is one.
          if (at > from || at == length || !isOpen(payload[at])) {
            level.add(NODES.stringNode(new String(payload, from, at - from, UTF_8)));
          }
        }
        case TABLE_OPEN, ARRAY_OPEN -> {
          ContainerNode<?> inner = code == TABLE_OPEN ? NODES.objectNode() : NODES.arrayNode();
          level.add(inner);
          levels.push(new Level(inner));
          if (levels.size() > maxDepth) {
            return null;
          }
        }
        case TABLE_CLOSE, ARRAY_CLOSE -> {
          if (levels.size() > 1) {
            levels.pop();
          }
        }
        default -> {}
      }
    }
    return root.toString();
  }

  private static boolean isOpen(byte code) {
    return code == TABLE_OPEN || code == ARRAY_OPEN;
  }

  /// {@return the payload for a JSON object, or null if the text is none}
  static byte @Nullable [] encode(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        variables(object, payload);
        return payload.toByteArray();
      }
    } catch (JacksonException e) {
      return null;
    }
    return null;
  }

  // By recursion: Jackson bounds how deep what it reads can be, and it is the service's own.

  private static void variables(ObjectNode object, ByteArrayOutputStream payload) {
    for (var variable : object.properties()) {
      payload.write(VAR);
      text(variable.getKey(), payload);
      value(variable.getValue(), payload);
    }
  }

  private static void value(JsonNode node, ByteArrayOutputStream payload) {
    payload.write(VAL);
    switch (node) {
      case ObjectNode table -> {
        payload.write(TABLE_OPEN);
        variables(table, payload);
        payload.write(TABLE_CLOSE);
      }
      case ArrayNode array -> {
        payload.write(ARRAY_OPEN);
        array.forEach(element -> value(element, payload));
        payload.write(ARRAY_CLOSE);
      }
      default -> text(node.asString(), payload);
    }
  }

  private static void text(String text, ByteArrayOutputStream payload) {
    for (byte value : text.getBytes(UTF_8)) {
      if (value < 0 || value > ARRAY_CLOSE) {
        payload.write(value);
      }
    }
  }

  /// A table or array that is being read.
  private static final class Level {
    private final ContainerNode<?> container;

    /// Of the value that comes next in a table.
    private @Nullable String name;

    private Level(ContainerNode<?> container) {
      this.container = container;
    }

    private void add(JsonNode value) {
      switch (container) {
        case ArrayNode array -> array.add(value);
        case ObjectNode table when name != null -> {
          @Nullable JsonNode earlier = table.get(name);
          if (earlier == null) {
            table.set(name, value);
          } else if (earlier instanceof ArrayNode array) {
            array.add(value);
          } else {
            // Several values of one name are another way to write an array.
            table.set(name, NODES.arrayNode().add(earlier).add(value));
          }
        }
        default -> {}
      }
    }
  }
}
