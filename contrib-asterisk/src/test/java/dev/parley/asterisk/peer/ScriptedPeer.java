package dev.parley.asterisk.peer;

import dev.parley.asterisk.peer.Step.Drop;
import dev.parley.asterisk.peer.Step.Expect;
import dev.parley.asterisk.peer.Step.Hold;
import dev.parley.asterisk.peer.Step.Listen;
import dev.parley.asterisk.peer.Step.Send;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An exchange on loopback that plays a [Conversation] to whoever connects, one connection after
/// the other, and says in the end whether everything came as expected.
///
/// ```java
/// try (var peer = ScriptedPeer.play("asterisk-1.4").split(1).start()) {
///   ... connect to peer.port() ...
///   peer.awaitEnd();
/// }
/// ```
///
/// Thread-safe.
public final class ScriptedPeer implements AutoCloseable {
  private static final Pattern HOLE = Pattern.compile("\\$\\{(?:(\\w+)\\.)?([\\w-]+)}");

  private final Conversation conversation;
  private final ServerSocket server;
  private final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
  private final Semaphore go = new Semaphore(0);
  private int split = Integer.MAX_VALUE;

  private ScriptedPeer(Conversation conversation) {
    this.conversation = conversation;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return a peer for the conversation in a resource of this package, without `.txt`}
  public static ScriptedPeer play(String name) {
    return new ScriptedPeer(Conversation.named(name));
  }

  /// {@return a peer for the conversation in a text}
  public static ScriptedPeer playText(String text) {
    return new ScriptedPeer(Conversation.of(text));
  }

  /// Sends at most so many bytes at once.
  public ScriptedPeer split(int bytes) {
    split = bytes;
    return this;
  }

  /// Lets clients in.
  public ScriptedPeer start() {
    Thread.ofPlatform().name("scripted-peer").daemon().start(this::run);
    return this;
  }

  /// {@return where it can be reached, on loopback}
  public int port() {
    return server.getLocalPort();
  }

  /// {@return the actions that have come so far}
  public List<Map<String, String>> received() {
    return List.copyOf(received);
  }

  /// Lets the conversation go on behind its next `hold`.
  public void go() {
    go.release();
  }

  /// Waits until the conversation has been played to its end, but for listening.
  ///
  /// @throws AssertionError if something else came than was expected, or not within 20 seconds
  public void awaitEnd() {
    try {
      end.get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the conversation got stuck after " + received, e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    try {
      List<List<Step>> connections = conversation.connections();
      for (int i = 0; i < connections.size(); i++) {
        Socket socket = server.accept();
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        new Connection(socket).play(connections.get(i), i == connections.size() - 1);
      }
    } catch (Throwable e) {
      end.completeExceptionally(e);
    }
  }

  private final class Connection {
    private final Socket socket;
    private final BufferedReader in;
    private final Map<String, Map<String, String>> actions = new HashMap<>();

    Connection(Socket socket) throws IOException {
      this.socket = socket;
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void play(List<Step> steps, boolean last) throws IOException, InterruptedException {
      for (Step step : steps) {
        switch (step) {
          case Send(String text) -> send(fill(text));
          case Expect expected -> expect(expected);
          case Hold() -> go.acquire();
          case Drop(boolean reset) -> {
            if (reset) {
              socket.setSoLinger(true, 0);
            }
            socket.close();
          }
          case Listen() -> {}
        }
      }
      if (last) {
        end.complete(null);
      }
      if (!socket.isClosed()) {
        while (in.read() >= 0) {
          // Nobody is answered any more.
        }
        socket.close();
      }
    }

    private void send(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int at = 0; at < bytes.length; at += split) {
        socket.getOutputStream().write(bytes, at, Math.min(split, bytes.length - at));
        if (split > bytes.length) {
          return;
        }
      }
    }

    private String fill(String text) {
      return HOLE.matcher(text)
          .replaceAll(hole -> Matcher.quoteReplacement(value(hole.group(1), hole.group(2))));
    }

    private String value(@Nullable String name, String field) {
      var action = actions.get(name == null ? "" : name);
      String value = action == null ? null : action.get(field);
      if (value == null) {
        throw new AssertionError("no field " + field + " in the action " + name + ": " + action);
      }
      return value;
    }

    private void expect(Expect expected) throws IOException {
      var lines = new ArrayList<String>();
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        lines.add(line);
        line = in.readLine();
      }
      Map<String, String> action = Conversation.fields(lines);
      if (line == null) {
        throw new AssertionError("the client left instead of sending " + expected.fields());
      }
      received.add(action);
      expected
          .fields()
          .forEach((name, value) -> {
            String actual = action.get(name);
            if (actual == null || !(value.equals("*") || value.equals(actual))) {
              throw new AssertionError("expected " + expected.fields() + ", but got " + action);
            }
          });
      actions.put("", action);
      actions.put(expected.name(), action);
    }
  }
}
