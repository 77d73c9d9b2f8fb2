package dev.parley.store.tool;

import dev.parley.store.SavedObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
  private final InputStream in;
  private final List<String> only;
  private long number;

  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int end;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private ObjectLines(String name, InputStream in, List<String> only) {
    this.name = name;
    this.in = in;
    this.only = only;
  }

  /// @param only objects of these stores; of all if there are none
  static ObjectLines of(Path file, List<String> only) throws IOException {
    return new ObjectLines(file.toString(), Files.newInputStream(file), only);
  }

  static ObjectLines of(InputStream in, List<String> only) {
    return new ObjectLines("line", in, only);
  }

  /// {@return the next object; null at the end}
  ///
  /// @throws IllegalArgumentException if there is something else, with the place; the line behind
  ///   it can be read next
  @Nullable SavedObject next() throws IOException {
    while (readLine()) {
      number++;
      String text = text();
      if (!text.isBlank()) {
        SavedObject object = parse(text);
        if (only.isEmpty() || only.contains(object.store())) {
          return object;
        }
      }
    }
    return null;
  }

  /// Reads bytes, since a reader of characters finds what is none in a whole block, and then can't
  /// tell the line.
  ///
  /// @return whether there was one more
  private boolean readLine() throws IOException {
    line.reset();
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
          return line.size() > 0;
        }
      }
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, from, at - from);
      if (at < end) {
        at++;
        return true;
      }
    }
  }

  private String text() {
    try {
      // Unlike the constructor of a text it does not put other characters in the place of wrong
      // ones.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          place() + "characters of another encoding (expected UTF-8)", e);
    }
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
    in.close();
  }
}
