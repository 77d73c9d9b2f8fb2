package dev.parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A database of their own for services that follow one another: a file in a temporary folder.
///
/// Thread-safe.
final class PrivateStore {
  private final Path folder;

  PrivateStore() {
    try {
      folder = Files.createTempDirectory("parley-store");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for a database can be made", e);
    }
  }

  /// {@return the settings behind the one for this database, which they may replace}
  String[] before(String... settings) {
    return Stream.concat(Stream.of("--store=" + folder.resolve("store.db")), Stream.of(settings))
        .toArray(String[]::new);
  }

  /// Deletes the database.
  void delete() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be deleted", e);
    }
  }
}
