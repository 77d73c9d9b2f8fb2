package dev.parley.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One connection of the load.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Peer implements AutoCloseable {
  final int index;
  final SocketChannel channel;

  /// The beginning of a line whose end has not arrived yet.
  private final byte[] rest = new byte[LineFormat.BYTES];

  private int restLength;

  Peer(int index, int port) throws IOException {
    this.index = index;
    var server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    this.channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /// Waits for that text, while the channel still blocks.
  void expect(String wanted) throws IOException {
    var got = ByteBuffer.allocate(wanted.length());
    while (got.hasRemaining() && channel.read(got) >= 0) {
      // Reads on.
    }
    String text = StandardCharsets.US_ASCII.decode(got.flip()).toString();
    if (!text.equals(wanted)) {
      throw new LoadException(
          "connection %d: got \"%s\" (expected \"%s\")".formatted(index, text, wanted));
    }
  }

  /// Sends all of the buffer at once. What the load has in flight fits into the empty buffer of a
  /// socket, so that a partial write means that the server does not read.
  void send(ByteBuffer out) throws IOException {
    channel.write(out);
    if (out.hasRemaining()) {
      throw new LoadException(
          "connection %d: the server left %d bytes unread (expected to read what it is sent)"
              .formatted(index, out.remaining()));
    }
  }

  /// Reads into the buffer what has arrived, behind the rest of last time.
  void receive(ByteBuffer in) throws IOException {
    in.clear().put(rest, 0, restLength);
    if (channel.read(in) < 0) {
      throw new LoadException(
          "connection %d: closed by the server (expected to stay open)".formatted(index));
    }
    in.flip();
  }

  /// Keeps what the buffer still holds, less than a line, for the next time.
  void keep(ByteBuffer in) {
    restLength = in.remaining();
    in.get(rest, 0, restLength);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
