package dev.parley.angel;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;

/// An angel that works in another process, for telling it something.
///
/// Immutable.
///
/// @param directory where it works
public record RunningAngel(Path directory) {
  /// Tells the angel something, and waits until it has been done.
  ///
  /// @param progress takes a line for each step
  /// @return what the angel has to say, in lines without an end
  /// @throws AngelException if there is no angel, or what was ordered has failed
  public String tell(AngelCommand command, Consumer<String> progress) {
    var socket = AngelDirectory.control(directory);
    if (!Files.exists(socket)) {
      throw new AngelException(missing());
    }
    try {
      AngelDirectory.requirePrivate(directory);
    } catch (IOException e) {
      throw new AngelException(missing() + ": " + Reasons.of(e), e);
    }
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
      return listen(
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)), progress);
    } catch (IOException e) {
      throw new AngelException(missing() + ": " + Reasons.of(e), e);
    }
  }

  private static String listen(BufferedReader answer, Consumer<String> progress)
      throws IOException {
    var lines = new ArrayList<String>();
    var last = Control.Mark.PROGRESS;
    for (var line = answer.readLine(); line != null; line = answer.readLine()) {
      last = Control.Mark.of(line);
      if (last == Control.Mark.PROGRESS) {
        progress.accept(line.substring(1));
      } else {
        lines.add(line.substring(1));
      }
    }
    var text = String.join("\n", lines);
    return switch (last) {
      case DONE -> text;
      case FAILED -> throw new AngelException(text);
      case PROGRESS -> throw new AngelException("the angel has ended without an answer");
    };
  }

  private String missing() {
    return ("no angel answers in %s (expected a program started with --angel and the same"
            + " --angel-directory, or the same --host and --port)")
        .formatted(directory);
  }
}
