package dev.parley.bench.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A JVM with the class path of this one, which is told what to do on its standard input and
/// answers on its standard output. Its errors go where ours go.
///
/// It ends when its standard input does, thus also when this JVM is killed.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Child implements AutoCloseable {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final String name;
  private final Process process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Thread killer;

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    this.killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    Thread.ofVirtual().name(name + "-answers").start(this::readAnswers);
  }

  /// Starts a main class.
  ///
  /// @param name how messages call it
  /// @param cpu the processor it is pinned to; negative: none. Without `taskset` nothing is pinned
  /// @param jvmFlags what goes before the main class
  public static Child start(
      String name, int cpu, List<String> jvmFlags, Class<?> main, String... args) {
    var command = new ArrayList<String>();
    if (cpu >= 0 && Files.isExecutable(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", Integer.toString(cpu)));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      return new Child(name, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("can't start " + command, e);
    }
  }

  /// {@return the process id, that of the JVM itself also when it is pinned}
  public long pid() {
    return process.pid();
  }

  /// {@return the CPU time of the process so far, in steps of 10 ms; zero where it can't be told}
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Sends a command, one line.
  public void tell(String command) {
    try {
      var out = process.getOutputStream();
      out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not listen any more", e);
    }
  }

  /// Waits for the next answer that begins so; others are passed over.
  ///
  /// @return the answer without its beginning
  /// @throws ChildException if it does not come in time, or the JVM ends
  public String await(String beginning, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      String answer = next(deadline - System.nanoTime(), beginning, limit);
      if (answer.startsWith(beginning)) {
        return answer.substring(beginning.length());
      }
    }
  }

  private String next(long nanos, String beginning, Duration limit) {
    try {
      String answer = answers.poll(nanos, TimeUnit.NANOSECONDS);
      if (answer == null) {
        throw new ChildException(
            "%s (process %d): no \"%s\" within %s".formatted(name, pid(), beginning, limit));
      }
      if (answer.isEmpty()) {
        throw new ChildException(
            "%s (process %d) ended (expected \"%s\"); its errors are above"
                .formatted(name, pid(), beginning));
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChildException(name + ": interrupted while it was waited for");
    }
  }

  /// An empty line stands for the end.
  private void readAnswers() {
    try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
      in.lines().filter(line -> !line.isEmpty()).forEach(answers::add);
    } catch (IOException | UncheckedIOException e) {
      // The stream of a process that was ended from here closes under its reader.
    } finally {
      answers.add("");
    }
  }

  /// Ends the JVM and waits until it has.
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroyForcibly();
    }
    try {
      if (!process.waitFor(END_LIMIT)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    forgetKiller();
  }

  private void forgetKiller() {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // The JVM is already going down, and the hook runs; the process is gone either way.
    }
  }
}
