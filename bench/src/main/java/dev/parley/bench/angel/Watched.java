package dev.parley.bench.angel;

import dev.parley.angel.AngelCommand;
import dev.parley.angel.RunningAngel;
import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A program in processes of its own, under an angel or alone.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Watched implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final Path TASKSET = Path.of("/usr/bin/taskset");
  private static final String DIRECTORY = "angel";
  private static final int KEPT_LINES = 200;
  private static final Pattern LISTENING = Pattern.compile("listening on (\\S+):(\\d+)");

  /// People see lines only: nothing is negotiated, and nothing sent to those who are silent.
  private static final List<String> SETTINGS = List.of("--port=0", "--quiet", "--keep-alive=0");

  private static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Dkryo.unsafe=false");

  private final Process process;
  private final Path folder;
  private final Thread killer;
  private final ConcurrentLinkedDeque<String> output = new ConcurrentLinkedDeque<>();
  private final CountDownLatch listening = new CountDownLatch(1);
  private volatile InetSocketAddress address = new InetSocketAddress(0);

  private Watched(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    Thread.ofVirtual().name("watched-output").start(this::readOutput);
  }

  /// How a program is started.
  ///
  /// Immutable.
  ///
  /// @param angel whether there is one
  /// @param cpu the processor that its processes are pinned to; negative: none
  /// @param serviceFlags options of the virtual machine in which the service runs
  /// @param arguments of the program
  public record Options(
      boolean angel, int cpu, List<String> serviceFlags, List<String> arguments) {}

  /// Starts a program, and returns when it listens.
  ///
  /// @param main runs a service with its arguments
  public static Watched start(Class<?> main, Options options) throws IOException {
    var folder = Files.createTempDirectory("parley");
    var command = new ArrayList<String>();
    if (options.cpu() >= 0 && Files.isExecutable(TASKSET)) {
      command.addAll(List.of(TASKSET.toString(), "-c", Integer.toString(options.cpu())));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    if (!options.angel()) {
      command.addAll(options.serviceFlags());
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(SETTINGS);
    if (options.angel()) {
      command.add("--angel");
      command.add("--angel-directory=" + folder.resolve(DIRECTORY));
      command.add("--angel-jvm=" + String.join(" ", options.serviceFlags()));
    }
    command.addAll(options.arguments());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    var watched = new Watched(builder.start(), folder);
    try {
      watched.awaitListening();
      return watched;
    } catch (LoadException e) {
      watched.close();
      throw e;
    }
  }

  private void awaitListening() {
    try {
      boolean inTime = listening.await(LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (!inTime || address.getPort() == 0) {
        throw new LoadException(
            "the program does not listen (expected within %s); it wrote:%n%s"
                .formatted(LIMIT, log()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted while a program started");
    }
  }

  private void readOutput() {
    try (var lines = process.inputReader().lines()) {
      lines.forEach(line -> {
        output.add(line);
        if (output.size() > KEPT_LINES) {
          output.poll();
        }
        var matcher = LISTENING.matcher(line);
        if (listening.getCount() > 0 && matcher.find()) {
          address = new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
          listening.countDown();
        }
      });
    } catch (UncheckedIOException e) {
      // The stream of a process that was ended from here closes under its reader.
    } finally {
      listening.countDown();
    }
  }

  /// {@return where it listens}
  public InetSocketAddress address() {
    return address;
  }

  /// {@return the last lines that it has written}
  public String log() {
    return String.join("\n", output);
  }

  /// {@return all its processes, the first one first}
  public List<Long> pids() {
    var pids = new ArrayList<Long>(List.of(process.pid()));
    process.children().map(ProcessHandle::pid).forEach(pids::add);
    return pids;
  }

  /// Tells the angel to restart the service.
  ///
  /// @return what came of it; of a failure, an [dev.parley.angel.AngelException]
  CompletableFuture<String> restart() {
    var angel = new RunningAngel(folder.resolve(DIRECTORY));
    return CompletableFuture.supplyAsync(
        () -> angel.tell(AngelCommand.RESTART, _ -> {}), Thread::startVirtualThread);
  }

  /// Kills one of its processes.
  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /// Ends all of it with SIGTERM, or, if that takes too long, SIGKILL.
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP)) {
        process.children().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException _) {
      return; // The JVM is already going down, and the hook runs.
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
