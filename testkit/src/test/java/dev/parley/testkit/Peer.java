package dev.parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The other end of a [SocketClient]: a server that accepts one client and does what the test says.
final class Peer implements AutoCloseable {
  private final ServerSocket server;
  private Socket accepted;

  Peer() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  SocketClient connect(ConnectOptions options) throws IOException {
    var client = options.connect(address());
    accepted = server.accept();
    accepted.setTcpNoDelay(true);
    accepted.setSoTimeout(5000);
    return client;
  }

  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(int... bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      out[i] = (byte) bytes[i];
    }
    write(out);
  }

  void write(byte[] bytes) {
    try {
      accepted.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] read(int count) throws IOException {
    return accepted.getInputStream().readNBytes(count);
  }

  Socket socket() {
    return accepted;
  }

  void hangUp() throws IOException {
    accepted.close();
  }

  @Override
  public void close() throws IOException {
    if (accepted != null) {
      accepted.close();
    }
    server.close();
  }
}
