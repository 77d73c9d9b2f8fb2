package dev.parley.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A connection that has the server compress what it sends.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Compressed implements AutoCloseable {
  private static final int READ_BYTES = 4096;

  private final Peer peer;
  private final Inflater inflater = new Inflater();
  private final ByteBuffer in = ByteBuffer.allocate(READ_BYTES);

  Compressed(Peer peer) {
    this.peer = peer;
  }

  /// Agrees to everything, and reads up to where the compression begins.
  void agree() throws IOException {
    peer.send(ByteBuffer.wrap(Agreement.bytes()));
    var last = new byte[Agreement.MARKER.length];
    var one = ByteBuffer.allocate(1);
    while (!Arrays.equals(last, Agreement.MARKER)) {
      if (peer.channel.read(one) < 0) {
        throw new LoadException(
            "connection %d: closed (expected a compressed stream)".formatted(peer.index));
      }
      System.arraycopy(last, 1, last, 0, last.length - 1);
      last[last.length - 1] = one.flip().get();
      one.clear();
    }
  }

  /// Waits until that text has come, behind whatever was sent because of the agreement.
  void expect(String wanted) throws IOException {
    var text = new ByteArrayOutputStream();
    var out = new byte[READ_BYTES];
    try {
      while (!text.toString(US_ASCII).endsWith(wanted)) {
        if (peer.channel.read(in.clear()) < 0) {
          throw new LoadException(
              "connection %d: got \"%s\" (expected \"%s\")".formatted(peer.index, text, wanted));
        }
        inflater.setInput(in.flip());
        for (int count; (count = inflater.inflate(out)) > 0; ) {
          text.write(out, 0, count);
        }
      }
    } catch (DataFormatException e) {
      throw new LoadException("connection %d: %s".formatted(peer.index, e.getMessage()));
    }
  }

  @Override
  public void close() {
    inflater.close();
  }
}
