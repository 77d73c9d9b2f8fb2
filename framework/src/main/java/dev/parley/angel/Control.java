package dev.parley.angel;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// What can be done to a running angel from outside; what is answered is for people.
///
/// Thread-safe.
interface Control {
  /// {@return how the angel and its service are, in lines without an end}
  String status();

  /// Restarts the service.
  ///
  /// @param progress takes a line for each step
  /// @return what has come of it; fails with an [AngelException] that says why not
  CompletionStage<String> restart(Consumer<String> progress);

  /// Stops the service and the angel.
  ///
  /// @return what has come of it
  CompletionStage<String> stop(Consumer<String> progress);

  /// A line of a conversation over the socket: a mark, then text.
  enum Mark {
    /// More will come.
    PROGRESS('>'),
    /// Done; the last one.
    DONE('+'),
    /// Not done, and why; the last one.
    FAILED('-');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }

    /// {@return a line for each line of the text}
    String lines(String text) {
      return text.lines().map(line -> sign + line + "\n").reduce("", String::concat);
    }

    static Mark of(String line) throws IOException {
      for (var mark : values()) {
        if (!line.isEmpty() && line.charAt(0) == mark.sign) {
          return mark;
        }
      }
      throw new IOException("the angel has answered something that is not understood: " + line);
    }
  }
}
