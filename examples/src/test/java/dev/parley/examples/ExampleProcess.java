package dev.parley.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// An example as people run it: in a JVM of its own, with the class path of the test.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ExampleProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final Pattern LISTENING = Pattern.compile("listening on (\\S+):(\\d+)");

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers = new ArrayList<>();

  private ExampleProcess(Process process) {
    this.process = process;
    readers.add(Thread.startVirtualThread(() -> copy(process.inputReader(), out)));
    readers.add(Thread.startVirtualThread(() -> copy(process.errorReader(), err)));
  }

  /// Starts the main class with the flags that `./run` gives.
  public static ExampleProcess start(Class<?> main, String... args) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-Dkryo.unsafe=false");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    return new ExampleProcess(builder.start());
  }

  /// Waits for the line that tells where it listens.
  public InetSocketAddress awaitListening() {
    await("a line with listening on HOST:PORT").atMost(LIMIT).until(() -> ended() || isListening());
    for (String line : output()) {
      var matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        return new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
      }
    }
    return fail("the process ended with %d and wrote:%n%s", process.exitValue(), output());
  }

  /// Sends a signal: TERM, INT.
  public void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /// Waits for the end.
  ///
  /// @return the exit code
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      fail("still running after %s; it wrote:%n%s", LIMIT, output());
    }
    for (var reader : readers) {
      reader.join(LIMIT);
    }
    return process.exitValue();
  }

  /// {@return the lines on stdout so far}
  public List<String> out() {
    return List.copyOf(out);
  }

  /// {@return the lines on stderr so far}
  public List<String> err() {
    return List.copyOf(err);
  }

  /// Kills it if it still runs.
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private boolean ended() {
    return !process.isAlive() && readers.stream().noneMatch(Thread::isAlive);
  }

  private boolean isListening() {
    return output().stream().anyMatch(line -> LISTENING.matcher(line).find());
  }

  private List<String> output() {
    var all = new ArrayList<>(out);
    all.addAll(err);
    return all;
  }

  private static void copy(BufferedReader from, List<String> to) {
    from.lines().forEach(to::add);
  }
}
