package dev.parley.flow;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Prints events, one per line.
final class Print {
  private Print() {}

  static Link<Object> to(PrintStream out, String description) {
    return Handlers.described(
        description,
        event -> {
          out.println(event);
          out.flush();
          return true;
        });
  }

  static Link<Object> to(Path file) {
    Objects.requireNonNull(file, "file");
    return Handlers.described(
        "print to " + file,
        event -> {
          append(file, String.valueOf(event));
          return true;
        });
  }

  /// Opens the file anew for each event, so that it may be moved away between two.
  private static void append(Path file, String line) throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(line + System.lineSeparator());
    }
  }
}
