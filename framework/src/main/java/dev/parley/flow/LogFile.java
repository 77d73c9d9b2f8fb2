package dev.parley.flow;

import dev.parley.event.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lines that are written to a log file from now on, each a [LogLine]. It follows rotation:
/// when the file is moved away, the rest of it is read before the new one; when it is cut, it is
/// read from its start. A file that does not exist yet is waited for.
///
/// Text is UTF-8. A line longer than 64 KB comes in pieces.
///
/// Thread-safe: its dispatcher polls it on one thread at a time.
public final class LogFile extends PolledSource {
  private static final int LONGEST_LINE = 64 * 1024;

  private final Path path;
  private final Duration interval;

  // Written by whoever polls, one at a time.
  private @Nullable FileChannel channel;
  private @Nullable Object openKey;
  private boolean skipsWhatIsThere = true;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /// The lines of the file, looked for every second, as events of the registry.
  public LogFile(Path path, Registry registry) {
    this(path, registry, Duration.ofSeconds(1));
  }

  /// The lines of the file, looked for at an interval, as events of the registry.
  public LogFile(Path path, Registry registry, Duration interval) {
    super("log " + path, registry);
    this.path = path;
    this.interval = Objects.requireNonNull(interval, "interval");
  }

  /// Also reads what is in the file already when the dispatcher starts.
  ///
  /// @return this source
  public LogFile fromItsStart() {
    skipsWhatIsThere = false;
    return this;
  }

  @Override
  protected Duration interval() {
    return interval;
  }

  @Override
  protected List<?> poll() throws IOException {
    List<LogLine> lines = new ArrayList<>();
    if (channel == null && !open()) {
      return lines;
    }
    readTo(lines);
    if (isReplaced()) {
      // Somebody may have written to the old file between the read and the move.
      readTo(lines);
      endLine(lines);
      closeChannel();
      if (open()) {
        readTo(lines);
      }
    }
    return lines;
  }

  /// Opens the file.
  ///
  /// @return false if there is none
  private boolean open() throws IOException {
    try {
      FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
      channel = opened;
      openKey = key();
      if (skipsWhatIsThere) {
        opened.position(opened.size());
      }
      return true;
    } catch (NoSuchFileException _) {
      return false;
    } finally {
      // A file that appears later, or after a rotation, is new as a whole.
      skipsWhatIsThere = false;
    }
  }

  private boolean isReplaced() throws IOException {
    Object key = key();
    return key != null && !key.equals(openKey);
  }

  /// What tells a file from another one of its name; null if there is none.
  private @Nullable Object key() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return key != null ? key : attributes.creationTime();
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  private void readTo(List<LogLine> lines) throws IOException {
    FileChannel open = Objects.requireNonNull(channel, "channel");
    if (open.size() < open.position()) {
      endLine(lines);
      open.position(0);
    }
    var buffer = ByteBuffer.allocate(8192);
    while (open.read(buffer) > 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        add(buffer.get(), lines);
      }
      buffer.clear();
    }
  }

  private void add(byte b, List<LogLine> lines) {
    if (b == '\n') {
      lines.add(takeLine());
      return;
    }
    line.write(b);
    if (line.size() == LONGEST_LINE) {
      lines.add(takeLine());
    }
  }

  /// Takes what is left of a file that nobody writes to any more.
  private void endLine(List<LogLine> lines) {
    if (line.size() > 0) {
      lines.add(takeLine());
    }
  }

  private LogLine takeLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return new LogLine(path, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  @Override
  protected void stop() throws IOException {
    closeChannel();
  }

  private void closeChannel() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
