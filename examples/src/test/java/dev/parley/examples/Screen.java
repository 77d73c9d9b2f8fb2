package dev.parley.examples;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/// A program in a terminal of 100 by 30, driven by tmux: what is typed and what a person sees.
///
/// Each has a tmux server of its own, so that closing it harms no other session of the machine.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Screen implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path socket;

  private Screen(Path socket) {
    this.socket = socket;
  }

  /// Starts a program; skips the test where it or tmux is missing.
  ///
  /// @param debianPackage what to install to have the program
  public static Screen open(String debianPackage, String program, String... args) {
    return openAs("xterm-256color", debianPackage, program, args);
  }

  /// Starts a program as [#open] does, and tells it that the terminal is of this type.
  public static Screen openAs(String type, String debianPackage, String program, String... args) {
    assumeInstalled("tmux", "tmux");
    var words = new ArrayList<>(List.of(assumeInstalled(debianPackage, program)));
    words.addAll(Arrays.asList(args));
    var screen = new Screen(newSocket());
    var quoted = words.stream().map(word -> "'" + word + "'").toList();
    // Afterwards the screen stays as it is, so that a test can look at it.
    String command =
        "env TERM=%s LANG=C.UTF-8 ".formatted(type)
            + String.join(" ", quoted)
            + "; echo; echo ENDED; cat";
    screen.tmux("-f", "/dev/null", "-u", "new", "-d", "-s", "s", "-x", "100", "-y", "30", command);
    return screen;
  }

  /// Skips the test where a program is missing, and says what to install.
  ///
  /// @return the path of the program
  public static String assumeInstalled(String debianPackage, String program) {
    var path =
        Stream.of((System.getenv("PATH") + ":/usr/games").split(":"))
            .map(directory -> Path.of(directory, program))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        path.isPresent(),
        () -> "%s is missing: apt-get install %s".formatted(program, debianPackage));
    return path.orElseThrow().toString();
  }

  /// Types text and Enter.
  public void type(String text) {
    tmux("send-keys", "-t", "s", "-l", text);
    key("Enter");
  }

  /// Presses a key by its name in tmux: Enter, C-c, BSpace.
  public void key(String name) {
    tmux("send-keys", "-t", "s", name);
  }

  /// Waits until a line of the screen is this.
  public void awaitLine(String line) {
    awaitLines("the line \"" + line + "\"", lines -> lines.contains(line));
  }

  /// Waits until a line of the screen contains this.
  public void awaitText(String text) {
    awaitLines(
        "a line with \"" + text + "\"",
        lines -> lines.stream().anyMatch(line -> line.contains(text)));
  }

  /// Gives the window another size.
  public void resize(int columns, int rows) {
    tmux("resize-window", "-t", "s", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
  }

  /// Waits until the last line of the screen is this, without the space at its end.
  public void awaitPrompt(String prompt) {
    awaitLines("the prompt \"" + prompt + "\"", lines -> lines.getLast().equals(prompt));
  }

  /// {@return the lines that are seen, without the space at their ends and the empty ones below}
  public List<String> lines() {
    return captured("capture-pane", "-p", "-t", "s");
  }

  /// {@return the lines as by [#lines], with the SGR sequences that make their colours}
  public List<String> colouredLines() {
    return captured("capture-pane", "-p", "-e", "-t", "s");
  }

  private List<String> captured(String... command) {
    return tmux(command).stripTrailing().lines().map(String::stripTrailing).toList();
  }

  /// Ends the program and its terminal.
  @Override
  public void close() {
    tmux("kill-server");
    try {
      Files.deleteIfExists(socket);
      Files.delete(socket.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newSocket() {
    try {
      return Files.createTempDirectory("parley-screen").resolve("tmux");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitLines(String what, Predicate<List<String>> condition) {
    try {
      // One look at a time: the screen may be cleared between two of them.
      await().atMost(LIMIT).until(this::lines, lines -> !lines.isEmpty() && condition.test(lines));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "expected %s within %s, but the screen shows:%n%s"
              .formatted(what, LIMIT, String.join("\n", lines())),
          e);
    }
  }

  private String tmux(String... args) {
    var command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(Arrays.asList(args));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new AssertionError(command + " can't be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command + " was interrupted", e);
    }
  }
}
