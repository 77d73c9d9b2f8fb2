package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What GMCP's package `Core` says of a client: who it is, and which packages it wants.
///
/// Not thread-safe: many threads may use it, one at a time.
final class GmcpCore {
  private static final String PREFIX = "Core.";
  private static final String PING = "Core.Ping";

  /// The answer to a message that [#isPing].
  static final byte[] PONG = new Gmcp(PING, "").frame();

  private static final int MOST_PACKAGES = 128;
  private static final JsonMapper JSON = new JsonMapper();

  /// A name and, behind a space, a version.
  private static final Pattern PACKAGE =
      Pattern.compile("([A-Za-z0-9_.-]{1,100})(?: +(\\d{1,9}))?");

  private final Map<String, Integer> packages = new LinkedHashMap<>();
  private final Environment environment;

  /// @param environment where name and version of the client are kept, as by MNES
  GmcpCore(Environment environment) {
    this.environment = environment;
  }

  /// {@return the packages that the client wants, with their versions; empty if it has not said}
  Map<String, Integer> packages() {
    return packages;
  }

  /// {@return whether the message is the gate's own}
  static boolean owns(Gmcp message) {
    return message.name().regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /// {@return whether the client only wants to know how long an answer takes}
  static boolean isPing(Gmcp message) {
    return message.name().equalsIgnoreCase(PING);
  }

  /// Takes a message that [#owns]. What makes no sense is passed over.
  ///
  /// @return whether this changed anything
  boolean received(Gmcp message) {
    JsonNode value;
    try {
      value = JSON.readTree(message.json());
    } catch (JacksonException e) {
      return false;
    }
    Map<String, Integer> before = Map.copyOf(packages);
    switch (message.name().substring(PREFIX.length())) {
      case "Hello" -> {
        boolean named = remember("CLIENT_NAME", value.path("client"));
        return remember("CLIENT_VERSION", value.path("version")) || named;
      }
      case "Supports.Set" -> {
        packages.clear();
        add(value);
      }
      case "Supports.Add" -> add(value);
      case "Supports.Remove" -> value.forEach(name -> packages.remove(nameOf(name)));
      default -> {}
    }
    return !packages.equals(before);
  }

  private boolean remember(String name, JsonNode value) {
    if (!value.isString()) {
      return false;
    }
    byte[] text = value.stringValue().getBytes(UTF_8);
    return environment.put(name, Printable.text(text, 0, Math.min(text.length, 100)));
  }

  private void add(JsonNode names) {
    for (JsonNode name : names) {
      Matcher matcher = PACKAGE.matcher(name.isString() ? name.stringValue() : "");
      if (matcher.matches() && packages.size() < MOST_PACKAGES) {
        @Nullable String version = matcher.group(2);
        packages.put(matcher.group(1), version == null ? 1 : Integer.parseInt(version));
      }
    }
  }

  private static String nameOf(JsonNode node) {
    Matcher matcher = PACKAGE.matcher(node.isString() ? node.stringValue() : "");
    return matcher.matches() ? matcher.group(1) : "";
  }
}
