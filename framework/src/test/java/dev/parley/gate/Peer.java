package dev.parley.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/// A client that sends and reads bytes over a real socket.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Peer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  final Socket socket = new Socket();

  Peer(InetSocketAddress address) throws IOException {
    this(address, 0);
  }

  /// @param receiveBuffer bytes that the operating system takes for this peer; zero: its default
  Peer(InetSocketAddress address, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(address);
    socket.setTcpNoDelay(true);
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  void send(int... bytes) throws IOException {
    var out = new byte[bytes.length];
    for (int at = 0; at < bytes.length; at++) {
      out[at] = (byte) bytes[at];
    }
    socket.getOutputStream().write(out);
  }

  /// Reads until exactly this much has come, and fails if something else comes.
  void expect(String text) throws IOException {
    expect(text.getBytes(UTF_8));
  }

  void expect(byte[] bytes) throws IOException {
    var next = read(bytes.length);
    if (!Arrays.equals(next, bytes)) {
      fail("expected %s but got %s", new String(bytes, ISO_8859_1), new String(next, ISO_8859_1));
    }
  }

  /// {@return the next bytes, fewer only if the stream ends}
  byte[] read(int count) throws IOException {
    socket.setSoTimeout((int) LIMIT.toMillis());
    var bytes = new byte[count];
    int have = 0;
    try {
      while (have < count) {
        int more = socket.getInputStream().read(bytes, have, count - have);
        if (more < 0) {
          break;
        }
        have += more;
      }
    } catch (SocketTimeoutException e) {
      fail("waited for %d bytes, got only %s", count, new String(bytes, 0, have, ISO_8859_1));
    }
    return Arrays.copyOf(bytes, have);
  }

  /// {@return everything until the end of the stream}
  String readToEnd() throws IOException {
    socket.setSoTimeout((int) LIMIT.toMillis());
    return new String(socket.getInputStream().readAllBytes(), UTF_8);
  }

  /// Breaks the connection instead of ending it.
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
