package dev.parley.dial;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.util.Arrays;

/// Makes lines of the bytes of a connection.
///
/// Not thread-safe: many threads may use it, one at a time.
final class LineSplitter {
  private static final int SMALL = 256;

  private final Charset charset;
  private final int longest;

  /// The beginning of a line whose end has not come.
  private byte[] kept = new byte[SMALL];

  private int length;

  /// The line that has not ended is too long, and its rest is dropped.
  private boolean cutting;

  LineSplitter(Charset charset, int longest) {
    this.charset = charset;
    this.longest = longest;
  }

  /// Takes all bytes, and adds the lines that end in them.
  void split(ByteBuf bytes, Batch lines) {
    while (bytes.isReadable()) {
      int start = bytes.readerIndex();
      int end = bytes.indexOf(start, bytes.writerIndex(), (byte) '\n');
      int part = (end < 0 ? bytes.writerIndex() : end) - start;
      keep(bytes, part);
      if (end < 0) {
        return;
      }
      bytes.skipBytes(1);
      finish(lines);
    }
  }

  /// Adds what has come of a line that will not end any more.
  void end(Batch lines) {
    if (length > 0) {
      finish(lines);
    }
  }

  private void keep(ByteBuf bytes, int part) {
    // One more than may be in a line, since the last one may be the CR of its end.
    int taken = Math.min(part, longest + 1 - length);
    if (length + taken > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(length + taken, 2 * kept.length));
    }
    bytes.readBytes(kept, length, taken);
    length += taken;
    if (taken < part) {
      cutting = true;
      bytes.skipBytes(part - taken);
    }
  }

  private void finish(Batch lines) {
    boolean carriageReturn = !cutting && length > 0 && kept[length - 1] == '\r';
    int end = carriageReturn ? length - 1 : length;
    boolean cut = end > longest;
    lines.add(new String(kept, 0, Math.min(end, longest), charset), cut);
    length = 0;
    cutting = false;
    if (kept.length > SMALL * SMALL) {
      kept = new byte[SMALL];
    }
  }
}
