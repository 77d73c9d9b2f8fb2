package dev.parley.gate;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// One client's compressed stream (RFC 1950), as MCCP2 has it. It takes about 40 KB of heap; that
/// of the JDK can't be told to take less than 256 KB, and takes them outside of the heap.
///
/// Confined to its event loop.
final class Deflation {
  /// 4 KB to look back on, which is as much as a screenful or two.
  private static final int WINDOW_BITS = 12;

  private static final int MEMORY_LEVEL = 5;
  private static final int CHUNK = 8 * 1024;
  private static final byte[] NOTHING = {};

  private final Deflater deflater;

  Deflation() {
    try {
      deflater = new Deflater(JZlib.Z_BEST_SPEED, WINDOW_BITS, MEMORY_LEVEL);
    } catch (GZIPException e) {
      throw new IllegalStateException("the deflater refuses its own settings", e);
    }
  }

  /// {@return the compressed bytes, from which the client can read everything so far}
  ///
  /// @param plain is released
  ByteBuf compress(ByteBuf plain, ByteBufAllocator allocator) {
    return deflate(plain, JZlib.Z_SYNC_FLUSH, allocator);
  }

  /// Compresses the last bytes and ends the stream.
  ///
  /// @param plain is released
  ByteBuf finish(ByteBuf plain, ByteBufAllocator allocator) {
    ByteBuf all = deflate(plain, JZlib.Z_FINISH, allocator);
    deflater.end();
    return all;
  }

  private ByteBuf deflate(ByteBuf plain, int flush, ByteBufAllocator allocator) {
    @Nullable ByteBuf compressed = null;
    try {
      compressed = allocator.directBuffer(64 + plain.readableBytes() / 2);
      byte[] in = new byte[plain.readableBytes()];
      plain.readBytes(in);
      byte[] out = new byte[Math.min(CHUNK, 64 + in.length)];
      deflater.setInput(in, 0, in.length, false);
      do {
        deflater.setOutput(out, 0, out.length);
        int status = deflater.deflate(flush);
        // BUF_ERROR only says that there is nothing more to do.
        if (status < 0 && status != JZlib.Z_BUF_ERROR) {
          throw new IllegalStateException(
              "compression failed with status %d: %s".formatted(status, deflater.getMessage()));
        }
        compressed.writeBytes(out, 0, out.length - deflater.getAvailOut());
      } while (deflater.getAvailOut() == 0);
      return compressed;
    } catch (RuntimeException | OutOfMemoryError e) {
      if (compressed != null) {
        compressed.release();
      }
      throw e;
    } finally {
      // It would keep the arrays until the next call.
      deflater.setInput(NOTHING, 0, 0, false);
      deflater.setOutput(NOTHING, 0, 0);
      plain.release();
    }
  }
}
