package dev.parley.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A peer on loopback that greets, lets people log in and answers actions as a test says.
final class FakeExchange implements AutoCloseable {
  static final String BANNER = "Asterisk Call Manager/5.0.2";

  private final ServerSocket listener;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  final List<Socket> connections = new CopyOnWriteArrayList<>();
  final List<Fields> received = new CopyOnWriteArrayList<>();
  volatile String banner = BANNER + "\r\n";

  interface Answer {
    void to(Fields action, Line line) throws IOException;
  }

  /// The way back of one connection.
  record Line(Socket socket, String id) {
    /// Sends messages as they are, with ID standing for the id of the action.
    void send(String... messages) throws IOException {
      var text = new StringBuilder();
      for (String message : messages) {
        text.append(message.replace("\nID", "\nActionID: " + id).replace("\n", "\r\n"))
            .append("\r\n\r\n");
      }
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  FakeExchange() throws IOException {
    this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  /// One that listens there, and closes it in the end.
  FakeExchange(ServerSocket listener) {
    this.listener = listener;
    on("Challenge", (_, line) -> line.send("Response: Success\nID\nChallenge: 12345"));
    on(
        "Login",
        (action, line) ->
            line.send(
                action.text("Key").equals("f4b17309520d2fbfe377f313f82d9b9d")
                        || action.text("Secret").equals("geheim")
                    ? "Response: Success\nID\nMessage: Authentication accepted"
                    : "Response: Error\nID\nMessage: Authentication failed"));
    on("Ping", (_, line) -> line.send("Response: Success\nID\nPing: Pong"));
    on("Logoff", (_, line) -> line.socket.close());
    Thread.ofVirtual().start(this::accept);
  }

  FakeExchange on(String action, Answer answer) {
    answers.put(action, answer);
    return this;
  }

  int port() {
    return listener.getLocalPort();
  }

  Line last() {
    return new Line(connections.getLast(), "");
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        connections.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.getOutputStream().write(banner.getBytes(StandardCharsets.UTF_8));
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      List<Fields.Field> fields = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          Fields action = Fields.of(fields);
          fields.clear();
          received.add(action);
          Answer answer = answers.get(action.text("Action"));
          if (answer != null) {
            answer.to(action, new Line(socket, action.text("ActionID")));
          }
        } else {
          int colon = line.indexOf(':');
          fields.add(new Fields.Field(line.substring(0, colon), line.substring(colon + 2)));
        }
      }
    } catch (IOException _) {
      // The other side is gone.
    }
  }

  void dropAll() {
    try {
      // One that is made anew meanwhile stays in the list.
      for (Socket socket : List.copyOf(connections)) {
        connections.remove(socket);
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    dropAll();
  }
}
