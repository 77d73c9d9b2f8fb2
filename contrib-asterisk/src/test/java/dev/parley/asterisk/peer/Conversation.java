package dev.parley.asterisk.peer;

import dev.parley.asterisk.peer.Step.Drop;
import dev.parley.asterisk.peer.Step.Expect;
import dev.parley.asterisk.peer.Step.Hold;
import dev.parley.asterisk.peer.Step.Listen;
import dev.parley.asterisk.peer.Step.Send;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a peer says and expects, connection by connection, read from a text:
///
/// ```
/// # a comment, before the first step
/// --- send
/// Asterisk Call Manager/1.0
/// --- expect login
/// Action: Login
/// Secret: *
/// --- send
/// Response: Success
/// ActionID: ${ActionID}
///
/// --- drop
/// === reconnects
/// --- send
/// ```
///
/// The other steps are `--- hold`, `--- reset`, and `--- listen`; a conversation that ends without
/// one of the last keeps the connection and listens.
///
/// Immutable.
record Conversation(List<List<Step>> connections) {
  Conversation {
    connections = connections.stream().map(List::copyOf).toList();
  }

  /// {@return the conversation in the resource of that name, such as `asterisk-1.4`}
  static Conversation named(String name) {
    try (var in = Conversation.class.getResourceAsStream(name + ".txt")) {
      Objects.requireNonNull(in, name + ".txt is not among the resources of this package");
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Conversation of(String text) {
    var connections = new ArrayList<List<Step>>();
    connections.add(new ArrayList<>());
    List<String> body = new ArrayList<>();
    String head = "";
    for (String line : (text.stripTrailing() + "\n\n--- end").lines().toList()) {
      if (!line.startsWith("--- ") && !line.startsWith("=== ")) {
        body.add(line);
        continue;
      }
      if (!head.isEmpty()) {
        connections.getLast().add(step(head, body));
      }
      body = new ArrayList<>();
      head = line.startsWith("--- ") && !line.equals("--- end") ? line.substring(4) : "";
      if (line.startsWith("=== ")) {
        connections.add(new ArrayList<>());
      }
    }
    return new Conversation(connections);
  }

  private static Step step(String head, List<String> body) {
    String[] words = head.split(" ");
    return switch (words[0]) {
      case "send" -> new Send(String.join("\r\n", body) + "\r\n");
      case "expect" -> new Expect(words.length > 1 ? words[1] : "", fields(body));
      case "hold" -> new Hold();
      case "drop" -> new Drop(false);
      case "reset" -> new Drop(true);
      case "listen" -> new Listen();
      default ->
          throw new IllegalArgumentException(
              "--- " + head + " (expected send, expect, hold, drop, reset or listen)");
    };
  }

  static Map<String, String> fields(List<String> lines) {
    var fields = new LinkedHashMap<String, String>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.merge(
            line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
      }
    }
    return fields;
  }
}
