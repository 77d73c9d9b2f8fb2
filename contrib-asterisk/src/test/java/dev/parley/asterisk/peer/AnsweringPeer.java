package dev.parley.asterisk.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// An exchange that agrees to everything, and sends the events that it is told to.
///
/// Thread-safe.
public final class AnsweringPeer implements AutoCloseable {
  private final ServerSocket server;
  private volatile Socket client = new Socket();

  /// One that can be connected to.
  public AnsweringPeer() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("answering-peer").start(this::converse);
  }

  /// {@return where it can be reached, on loopback}
  public int port() {
    return server.getLocalPort();
  }

  /// {@return that many events on new channels, whose unique ids count from 0, to be sent by
  /// [#flood]}
  public static byte[] newChannels(int count) {
    var events = new StringBuilder();
    for (int i = 0; i < count; i++) {
      events
          .append("Event: Newchannel\r\nPrivilege: call,all\r\nChannel: PJSIP/ann-")
          .append(i)
          .append("\r\nChannelState: 0\r\nChannelStateDesc: Down\r\nCallerIDNum: 100\r\n")
          .append("CallerIDName: Ann\r\nAccountCode: \r\nExten: 200\r\nContext: default\r\n")
          .append("Uniqueid: ")
          .append(i)
          .append("\r\n\r\n");
    }
    return events.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Sends bytes as fast as they are taken.
  public synchronized void flood(byte[] events) throws IOException {
    client.getOutputStream().write(events);
  }

  /// Sends an event: its name and its fields, each on a line.
  public void tell(String event) throws IOException {
    send("Event: " + event.strip().replace("\n", "\r\n") + "\r\n\r\n");
  }

  /// Ends the connection.
  public void drop() throws IOException {
    client.close();
  }

  private void converse() {
    while (!server.isClosed()) {
      try {
        client = server.accept();
        client.setTcpNoDelay(true);
        answerAll();
      } catch (IOException _) {
        // The connection has ended, or all of them have: the test ended it, or sees to it.
      }
    }
  }

  private void answerAll() throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    send("Asterisk Call Manager/5.0.4\r\n");
    Map<String, String> action = new HashMap<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.isEmpty()) {
        answer(action);
        action.clear();
      } else {
        String[] field = line.split(": ?", 2);
        action.put(field[0].toLowerCase(Locale.ROOT), field[1]);
      }
    }
  }

  private void answer(Map<String, String> action) throws IOException {
    String name = action.get("action");
    String id = "ActionID: " + action.get("actionid") + "\r\n";
    switch (name) {
      case "Challenge" -> send(success(id, "Challenge: 120415317"));
      case "Ping" -> send(success(id, "Ping: Pong"));
      case "CoreSettings" -> send(success(id, "AsteriskVersion: 16.28.0"));
      case "Status", "CoreShowChannels", "QueueStatus" ->
          send(
              success(id, "EventList: start")
                  + "Event: %sComplete\r\n%sEventList: Complete\r\nListItems: 0\r\n\r\n"
                      .formatted(name, id));
      case "SIPpeers", "PJSIPShowEndpoints" ->
          send("Response: Error\r\n" + id + "Message: Invalid/unknown command\r\n\r\n");
      default -> send(success(id, "Message: OK"));
    }
  }

  private static String success(String id, String field) {
    return "Response: Success\r\n" + id + field + "\r\n\r\n";
  }

  private synchronized void send(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      server.close();
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
