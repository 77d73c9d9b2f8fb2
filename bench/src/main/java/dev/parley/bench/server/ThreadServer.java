package dev.parley.bench.server;

import dev.parley.bench.load.Job;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Blocking sockets, and a virtual thread for each connection.
///
/// Thread-safe.
final class ThreadServer implements LineServer {
  private static final int BACKLOG = 4096;

  private final ServerSocket listener;
  private final boolean chat;
  private final List<OutputStream> everybody = new CopyOnWriteArrayList<>();

  /// @param chat whether a line goes to everybody, not only to its author
  ThreadServer(boolean chat) throws IOException {
    this.chat = chat;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("accept").start(this::accept);
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // The JVM is ending: nothing else closes the listener.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = socket.getOutputStream();
      if (chat) {
        everybody.add(out);
        out.write(Job.WELCOME.getBytes(StandardCharsets.UTF_8));
        relay(in);
        everybody.remove(out);
      } else {
        echo(in, out);
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static void echo(BufferedReader in, OutputStream out) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /// One write of a socket's stream is never mixed with another one.
  private void relay(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
      for (OutputStream out : everybody) {
        tell(out, bytes);
      }
    }
  }

  private void tell(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      everybody.remove(out);
    }
  }
}
