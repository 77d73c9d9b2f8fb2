package dev.parley.store.tool;

import dev.parley.store.SavedObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads saved objects from lines of JSON; blank lines are skipped.
///
/// Not thread-safe: many threads may use it, one at a time.
final class ObjectLines implements AutoCloseable {
  private final String name;
  private final BufferedReader reader;
  private final List<String> only;
  private long number;

  private ObjectLines(String name, BufferedReader reader, List<String> only) {
    this.name = name;
    this.reader = reader;
    this.only = only;
  }

  /// @param only objects of these stores; of all if there are none
  static ObjectLines of(Path file, List<String> only) throws IOException {
    return new ObjectLines(file.toString(), Files.newBufferedReader(file), only);
  }

  static ObjectLines of(InputStream in, List<String> only) {
    var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return new ObjectLines("line", reader, only);
  }

  /// {@return the next object; null at the end}
  ///
  /// @throws IllegalArgumentException if there is something else, with the place; the line behind
  ///   it can be read next
  @Nullable SavedObject next() throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.isBlank()) {
        SavedObject object = parse(line);
        if (only.isEmpty() || only.contains(object.store())) {
          return object;
        }
      }
    }
    return null;
  }

  private SavedObject parse(String line) {
    SavedObject object;
    try {
      object = ObjectLine.read(line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place() + e.getMessage(), e);
    }
    List<String> faults = object.faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(place() + String.join("; ", faults));
    }
    return object;
  }

  private String place() {
    return name + ":" + number + ": ";
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
