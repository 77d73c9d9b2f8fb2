package dev.parley.wire;

import dev.parley.loop.Transport;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/// Where a link's socket is in the file system.
final class SocketPath {
  /// Bytes that a path may have everywhere: Linux allows 107, macOS and the BSDs 103.
  private static final int LONGEST = 103;

  private SocketPath() {}

  /// {@return a new allocator for the reads of one end}
  static RecvByteBufAllocator reads() {
    return new AdaptiveRecvByteBufAllocator(1024, 8 * 1024, 64 * 1024);
  }

  /// {@return the path as the transport knows it}
  static SocketAddress address(Path path, Transport transport) throws IOException {
    int length = path.toString().getBytes(Charset.defaultCharset()).length;
    if (length > LONGEST) {
      throw new IOException(
          "path of the socket: %s has %d bytes (expected at most %d, which is all that a socket may have); put it into a directory with a shorter name"
              .formatted(path, length, LONGEST));
    }
    return transport.unixAddress(path);
  }

  /// Removes the socket of a process that was killed.
  ///
  /// @throws IOException if there is something else, or somebody listens there
  static void clear(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IOException("path of the socket: %s exists and is no socket".formatted(path));
    }
    try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      throw new StillUsedException(path);
    } catch (StillUsedException e) {
      throw e;
    } catch (IOException e) {
      Files.deleteIfExists(path);
    }
  }

  /// Lets nobody but the owner connect.
  static void protect(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static final class StillUsedException extends IOException {
    private static final long serialVersionUID = 1L;

    StillUsedException(Path path) {
      super("path of the socket: another process listens at %s".formatted(path));
    }
  }
}
