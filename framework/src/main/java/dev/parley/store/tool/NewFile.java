package dev.parley.store.tool;

import dev.parley.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file that gets its name when it is complete; until then it is another one beside it.
///
/// Not thread-safe: many threads may use it, one at a time.
final class NewFile implements AutoCloseable {
  private final Path file;
  private final Path part;

  private NewFile(Path file, Path part) {
    this.file = file;
    this.part = part;
  }

  /// @param source the file of the database; null if it is none
  /// @throws StoreException if there is such a file, unless it is to be replaced; or if it is the
  ///   database, whose services would go on with a file that is gone
  static NewFile at(Path file, boolean replaces, @Nullable Path source) throws IOException {
    for (String end : List.of("", "-wal", "-shm", "-journal")) {
      Path own = source == null ? null : source.resolveSibling(source.getFileName() + end);
      if (own != null && Files.exists(own) && Files.exists(file) && Files.isSameFile(own, file)) {
        throw new StoreException(file + " is the database itself; name another file");
      }
    }
    if (Files.isDirectory(file) || (Files.exists(file) && !replaces)) {
      throw new StoreException(
          Files.isDirectory(file)
              ? file + " is a folder; name a file in it"
              : file + " exists already; name another file, or overwrite it with --replace");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    return new NewFile(file, part);
  }

  /// {@return where it is written; does not exist at first}
  Path part() {
    return part;
  }

  /// Makes what was written durable, and gives it its name.
  void keep() throws IOException {
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Removes what was not kept.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(part);
  }
}
