package dev.parley.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// A session written down: what people type and what they see. The file is the test: [#play] types
/// it to a service and compares what comes back.
///
/// One person:
///
/// ```text
/// # A line like this is for the reader.
/// What is your name? \
/// > Ann
/// Hello Ann.
/// [5m]
/// You have been silent for too long. Goodbye.
/// [closed]
/// ```
///
/// Several, when the first thing that happens is that one of them comes:
///
/// ```text
/// ann [comes]
/// ann> hello
/// ann: You say: hello
/// bob [comes]
/// ann: Bob is here.
/// bob [leaves]
/// ```
///
/// - `> text` is typed, as a line; everything else is seen.
/// - `[5m]`, with `ms`, `s`, `m`, `h` or `d`, lets so much of the service's time pass.
/// - `[leaves]` closes the connection politely, `[breaks]` breaks it, and `[closed]` says that the
///   service has closed it.
/// - A backslash at the end says that the line has not ended, as that of a prompt; one at the
///   beginning, that what follows was seen, although it looks like something else.
/// - Control characters are shown as pictures of themselves, the escape character as `␛`.
///
/// After each step the service comes to rest; then everybody's screen is read, in the order in
/// which they came. So the same session gives the same transcript every time, unless blocking work
/// takes part, of [dev.parley.Service#call] for instance, for which nobody waits.
///
/// A transcript is made by writing what is typed, and playing it with the system property
/// `transcripts.update` set to `true`, which writes into the file what is seen instead of
/// comparing: `mvn test -Dtranscripts.update=true`. A session in which somebody should act whom the
/// service has closed is not written. Read the result before you believe it.
///
/// Thread-safe.
public final class Transcript {
  private static final String UPDATE = "transcripts.update";

  private Transcript() {}

  /// Plays a transcript with new clients of the service, and leaves them connected.
  ///
  /// @param file in UTF-8
  /// @throws AssertionError if something else is seen than is written there; the message shows both
  /// @throws IllegalArgumentException if the file makes no sense, naming the line
  /// @throws UncheckedIOException if the file can't be read or written
  public static void play(Path file, MemoryService service) {
    play(file, service, Boolean.getBoolean(UPDATE));
  }

  static void play(Path file, MemoryService service, boolean update) {
    List<String> written = read(file);
    var script = TranscriptScript.parse(file.getFileName().toString(), written);
    var player = new TranscriptPlayer(script, service);
    List<String> played = player.play();
    if (update && player.isComplete()) {
      if (!played.equals(written)) {
        write(file, played);
      }
      return;
    }
    List<String> expected = script.withoutRemarks(written);
    List<String> actual = script.withoutRemarks(played);
    if (!expected.equals(actual)) {
      throw new AssertionError(
          """
          %s: the session went otherwise (- as written, + as played; -D%s=true rewrites the file)
          %s\
          """
              .formatted(file, UPDATE, LineDiff.show(expected, actual)));
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          "no transcript at "
              + file.toAbsolutePath()
              + "; write what is typed into it, and play it with -D"
              + UPDATE
              + "=true",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the transcript " + file, e);
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the transcript " + file, e);
    }
  }
}
