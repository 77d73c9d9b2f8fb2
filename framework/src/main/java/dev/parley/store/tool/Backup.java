package dev.parley.store.tool;

import dev.parley.store.SavedObjects;
import dev.parley.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies a database that services may be using.
final class Backup {
  private Backup() {}

  /// {@return the exit code}
  static int run(Options options, Path file, PrintStream err) throws IOException {
    try (var objects = SavedObjects.open(options.address())) {
      if (!objects.isFile()) {
        throw new StoreException(
            "a PostgreSQL server is backed up by its own pg_dump, also while it is in use;"
                + " store export writes the objects alone");
      }
      try (var target = NewFile.at(file, options.replaces(), options.address().file())) {
        objects.copyTo(target.part());
        target.keep();
      }
    }
    err.printf(
        "store: %s is copied to %s, %s bytes%n",
        options.address(), file, Progress.number(Files.size(file)));
    return StoreTool.FINE;
  }
}
