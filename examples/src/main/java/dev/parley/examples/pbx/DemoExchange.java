package dev.parley.examples.pbx;

import dev.parley.Client;
import dev.parley.Clients;
import dev.parley.Connect;
import dev.parley.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// A telephone exchange to try things out with, and a service, too: it speaks as much of the
/// manager interface as the watch needs. Ann, Bob and Carl have telephones, and answer after a
/// second.
///
/// Thread-safe.
final class DemoExchange implements AutoCloseable {
  static final String USER = "demo";

  private static final Duration RINGING = Duration.ofSeconds(1);
  private static final Duration TALK = Duration.ofMinutes(1);

  private static final String END = "\r\n\r\n";

  /// Characters that may wait for the end of their action.
  private static final int LONGEST = 64 * 1024;

  private static final List<DemoTelephone> TELEPHONES =
      List.of(
          new DemoTelephone("Ann", "100"),
          new DemoTelephone("Bob", "200"),
          new DemoTelephone("Carl", "300"));

  private final Service service = Service.create();
  private final Clients managers = service.group("managers");
  private final String secret = UUID.randomUUID().toString();
  private boolean started;

  // On the strand only.
  private final Map<String, DemoChannel> channels = new LinkedHashMap<>();
  private int count;

  DemoExchange() {
    service.raw();
    service.listen(Connect.class, event -> converse(event.client()));
  }

  /// Starts it, and has somebody call somebody every period.
  ///
  /// @return its port on this machine
  synchronized int start(Duration period) {
    service.timers().every(period, _ -> somebodyCalls());
    service.start("--host=127.0.0.1", "--port=0");
    started = true;
    return service.address().getPort();
  }

  String secret() {
    return secret;
  }

  @Override
  public synchronized void close() {
    if (started) {
      service.close();
    }
  }

  // ---- the manager interface

  /// Bytes come as they come: an action ends with an empty line.
  private void converse(Client client) {
    client.write("Asterisk Call Manager/5.0.4\r\n".getBytes(StandardCharsets.UTF_8));
    String challenge = UUID.randomUUID().toString();
    var received = new StringBuilder();
    while (true) {
      received.append(new String(client.readData(), StandardCharsets.UTF_8));
      if (received.length() > LONGEST) {
        client.close();
        return;
      }
      int end = received.indexOf(END);
      while (end >= 0) {
        answer(client, new DemoAction(received.substring(0, end)), challenge);
        received.delete(0, end + END.length());
        end = received.indexOf(END);
      }
    }
  }

  private void answer(Client client, DemoAction action, String challenge) {
    if (action.is("Challenge")) {
      send(client, action.success("Challenge: " + challenge));
    } else if (action.is("Login")) {
      logIn(client, action, challenge);
    } else if (!managers.contains(client)) {
      send(client, action.error("Permission denied"));
    } else if (action.is("Ping")) {
      send(client, action.success("Ping: Pong"));
    } else if (action.is("Status")) {
      status(client, action);
    } else if (action.is("Originate")) {
      originate(client, action);
    } else if (action.is("Hangup")) {
      hangup(client, action);
    } else if (action.is("Logoff")) {
      send(client, action.success("Message: Goodbye"));
      client.close();
    } else {
      send(client, action.error("Invalid/unknown command"));
    }
  }

  private void logIn(Client client, DemoAction action, String challenge) {
    if (action.get("Username").equals(USER) && action.get("Key").equals(md5(challenge + secret))) {
      send(client, action.success("Message: Authentication accepted"));
      managers.add(client);
    } else {
      send(client, action.error("Authentication failed"));
      client.close();
    }
  }

  private void status(Client client, DemoAction action) {
    send(client, action.success("EventList: start"));
    for (DemoChannel channel : channels.values()) {
      send(
          client,
          "Event: Status\n"
              + action.id()
              + channel.fields("")
              + "BridgeID: "
              + channel.room()
              + "\n");
    }
    send(
        client,
        "Event: StatusComplete\n"
            + action.id()
            + "EventList: Complete\nListItems: %d\n".formatted(channels.size()));
  }

  private void originate(Client client, DemoAction action) {
    var from = TELEPHONES.stream().filter(each -> each.is(action.get("Channel"))).findFirst();
    var to =
        TELEPHONES.stream().filter(each -> each.number().equals(action.get("Exten"))).findFirst();
    if (from.isEmpty() || to.isEmpty()) {
      send(client, action.error("No such telephone or extension"));
      return;
    }
    send(client, action.success("Message: Originate successfully queued"));
    service.start(() -> call(from.get(), to.get()));
  }

  private void hangup(Client client, DemoAction action) {
    DemoChannel channel = channels.get(action.get("Channel"));
    if (channel == null) {
      send(client, action.error("No such channel"));
      return;
    }
    send(client, action.success("Message: Channel Hungup"));
    // Who is left alone hangs up, too.
    String bridge = channel.bridge();
    hangUp(channel);
    for (DemoChannel other : List.copyOf(channels.values())) {
      if (other.bridge().equals(bridge)) {
        hangUp(other);
      }
    }
  }

  // ---- the telephones

  private void somebodyCalls() {
    var telephones = new ArrayList<>(TELEPHONES);
    Collections.shuffle(telephones, Random.from(service.random()));
    call(telephones.get(0), telephones.get(1));
  }

  /// A call from its beginning to its end.
  private void call(DemoTelephone from, DemoTelephone to) {
    count++;
    String bridge = "demo-" + count;
    var caller = new DemoChannel(from, 2 * count, bridge);
    var called = new DemoChannel(to, 2 * count + 1, bridge);
    begin(caller);
    if (!answers(caller)) {
      return;
    }
    begin(called);
    tell("DialBegin", caller.fields("") + called.fields("Dest"));
    if (!answers(called)) {
      return;
    }
    tell("DialEnd", caller.fields("") + called.fields("Dest") + "DialStatus: ANSWER\n");
    String room = "BridgeUniqueid: " + bridge + "\nBridgeType: basic\n";
    tell("BridgeCreate", room);
    caller.talks();
    tell("BridgeEnter", room + caller.fields(""));
    called.talks();
    tell("BridgeEnter", room + called.fields(""));
    service.sleep(TALK);
    hangUp(caller);
    hangUp(called);
  }

  private void begin(DemoChannel channel) {
    channels.put(channel.name(), channel);
    tell("Newchannel", channel.fields(""));
  }

  /// {@return whether somebody answered, before somebody hung up}
  private boolean answers(DemoChannel channel) {
    channel.state("Ringing");
    tell("Newstate", channel.fields(""));
    service.sleep(RINGING);
    if (!channels.containsKey(channel.name())) {
      return false;
    }
    channel.state("Up");
    tell("Newstate", channel.fields(""));
    return true;
  }

  private void hangUp(DemoChannel channel) {
    if (channels.remove(channel.name()) != null) {
      tell("Hangup", channel.fields("") + "Cause: 16\nCause-txt: Normal Clearing\n");
    }
  }

  private void tell(String event, String fields) {
    for (Client client : managers) {
      send(client, "Event: " + event + "\n" + fields);
    }
  }

  private static void send(Client client, String message) {
    client.write((message + "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The digest that the manager interface asks for.
  private static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
