package dev.parley.angel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells a running angel something, and shows what it answers.
final class ControlClient {
  private static final int FAILED = 1;

  private final PrintStream out;
  private final PrintStream err;

  /// @param out takes what was asked for
  /// @param err takes why it failed
  ControlClient(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Waits until the command has been carried out.
  ///
  /// @param directory where the angel works
  /// @return an exit code
  int tell(Path directory, AngelCommand command) {
    var socket = AngelDirectory.control(directory);
    if (!Files.exists(socket)) {
      err.println(missing(directory));
      return FAILED;
    }
    try {
      AngelDirectory.requirePrivate(directory);
    } catch (AngelException | IOException e) {
      err.println(e.getMessage());
      return FAILED;
    }
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
      return show(new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      err.println(missing(directory) + ": " + e.getMessage());
      return FAILED;
    }
  }

  private int show(BufferedReader answer) throws IOException {
    var last = Control.Mark.PROGRESS;
    for (var line = answer.readLine(); line != null; line = answer.readLine()) {
      last = Control.Mark.of(line);
      (last == Control.Mark.FAILED ? err : out).println(line.substring(1));
    }
    if (last == Control.Mark.PROGRESS) {
      err.println("the angel has ended without an answer");
    }
    return last == Control.Mark.DONE ? 0 : FAILED;
  }

  private static String missing(Path directory) {
    return ("no angel answers in %s (expected a program started with --angel and the same"
            + " --angel-directory, or the same --host and --port)")
        .formatted(directory);
  }
}
