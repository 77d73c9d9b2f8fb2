package dev.parley.examples.angel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A telnet client that asks for compression (MCCP2), and reads all that comes behind the marker as
/// one zlib stream.
///
/// Not thread-safe: many threads may use it, one at a time.
final class InflatingClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final byte[] DO_MCCP2 = {-1, -3, 86};
  private static final byte[] MARKER = {-1, -6, 86, -1, -16};

  private final Socket socket = new Socket();
  private final Inflater inflater = new Inflater();
  private final StringBuilder unread = new StringBuilder();

  /// Connects, and returns when the stream begins.
  InflatingClient(InetSocketAddress address) throws IOException {
    socket.connect(address);
    socket.setSoTimeout((int) LIMIT.toMillis());
    socket.getOutputStream().write(DO_MCCP2);
    InputStream in = socket.getInputStream();
    var last = new byte[MARKER.length];
    while (!Arrays.equals(last, MARKER)) {
      System.arraycopy(last, 1, last, 0, last.length - 1);
      last[last.length - 1] = in.readNBytes(1)[0];
    }
  }

  void type(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  /// Reads on until that text has come.
  void expect(String wanted) throws IOException, DataFormatException {
    var in = new byte[4096];
    var out = new byte[4096];
    while (unread.indexOf(wanted) < 0) {
      int count = socket.getInputStream().read(in);
      assertThat(count).as("bytes before \"%s\", behind \"%s\"", wanted, unread).isPositive();
      inflater.setInput(in, 0, count);
      for (int length; (length = inflater.inflate(out)) > 0; ) {
        unread.append(new String(out, 0, length, UTF_8));
      }
      assertThat(inflater.finished()).as("the stream has ended").isFalse();
    }
    unread.delete(0, unread.indexOf(wanted) + wanted.length());
  }

  @Override
  public void close() throws IOException {
    inflater.close();
    socket.close();
  }
}
