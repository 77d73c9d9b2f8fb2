package dev.parley.flow;

import dev.parley.event.Event;
import java.nio.file.Path;

/// A line was written to a log file. It prints itself without its text, which may be anything.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class LogLine extends Event {
  private final Path file;
  private final String text;

  /// A line of the file.
  public LogLine(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /// {@return the file}
  public Path file() {
    return file;
  }

  /// {@return the line, without its end}
  public String text() {
    return text;
  }

  @Override
  protected String confidential() {
    return text;
  }

  @Override
  public String toString() {
    return "LogLine of " + file;
  }
}
