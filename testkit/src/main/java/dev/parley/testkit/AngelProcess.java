package dev.parley.testkit;

import dev.parley.angel.AngelCommand;
import dev.parley.angel.AngelException;
import dev.parley.angel.RunningAngel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A service in processes of its own, as its main program runs it with `--angel`: what a test needs
/// to see that nobody notices a restart or a crash.
///
/// ```java
/// try (var chat = AngelProcess.start(Chat.class); var ann = chat.client()) {
///   ann.expect("name? ");
///   chat.crash();
///   ann.send("Ann");
///   ann.expectLine("Hello Ann.");
/// }
/// ```
///
/// The processes have the class path of the test, write to nobody, and listen on a free port. Every
/// method that waits does so for 3 min at most. [#close] kills what is left.
///
/// Thread-safe.
public final class AngelProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final long PAUSE_MILLIS = 50;
  private static final int SHOWN = 40;
  private static final Pattern SERVICE = Pattern.compile("service: process (\\d+) serves");
  private static final Pattern ADDRESS = Pattern.compile("listening on: (\\S+):(\\d+)");

  private final Path folder;
  private final RunningAngel running;
  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<SocketClient> clients = new CopyOnWriteArrayList<>();
  private final InetSocketAddress address;

  private AngelProcess(Path folder, RunningAngel running, Process process) {
    this.folder = folder;
    this.running = running;
    this.process = process;
    Thread.ofVirtual().name("angel-output").start(() -> copy(process.inputReader()));
    var matcher = ADDRESS.matcher(awaitStatus("a service that serves", SERVICE.asPredicate()));
    if (!matcher.find()) {
      throw new AssertionError("the angel does not say where it listens");
    }
    address = new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /// Starts the program, and returns when its service serves.
  ///
  /// @param main a class whose `main` runs a service with its arguments
  /// @param settings more of them as on a command line: `--idle-timeout=1s`
  /// @throws AssertionError if it does not come to serve
  public static AngelProcess start(Class<?> main, String... settings) {
    return start(main.getName(), System.getProperty("java.class.path"), settings);
  }

  /// As [#start(Class, String...)], with another class path than that of the test.
  ///
  /// @param main the name of the class
  public static AngelProcess start(String main, String classPath, String... settings) {
    try {
      // Short, since a socket will be in it.
      var folder = Files.createTempDirectory("parley");
      var running = new RunningAngel(folder.resolve("angel"));
      var process = start(main, classPath, running.directory(), settings);
      try {
        return new AngelProcess(folder, running, process);
      } catch (AssertionError e) {
        killAll(process.toHandle());
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(String main, String classPath, Path directory, String... settings)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1"); // starts sooner, and these processes live for seconds
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    command.addAll(List.of("--angel", "--angel-directory=" + directory, "--port=0"));
    command.addAll(List.of(settings));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
    return builder.start();
  }

  private void copy(BufferedReader from) {
    try {
      from.lines().forEach(output::add);
    } catch (UncheckedIOException e) {
      output.add("no more output: " + e.getMessage());
    }
  }

  /// {@return where the service listens}
  public InetSocketAddress address() {
    return address;
  }

  /// {@return a new client with the usual [SocketClient#options]; [#close] closes it}
  public SocketClient client() {
    return client(SocketClient.options());
  }

  /// {@return a new client; [#close] closes it}
  public SocketClient client(ConnectOptions options) {
    var client = options.connect(address);
    clients.add(client);
    return client;
  }

  /// {@return the process of the angel}
  public ProcessHandle angel() {
    return process.toHandle();
  }

  /// Waits until a process of the service serves.
  ///
  /// @return that process
  public ProcessHandle service() {
    return handle(awaitStatus("a service that serves", SERVICE.asPredicate()));
  }

  private static ProcessHandle handle(String status) {
    var matcher = SERVICE.matcher(status);
    if (!matcher.find()) {
      throw new AssertionError("no process serves:\n" + status);
    }
    return ProcessHandle.of(Long.parseLong(matcher.group(1)))
        .orElseThrow(() -> new AssertionError("the process that serves has just ended"));
  }

  /// {@return what `--angel-command=status` shows}
  public String status() {
    return tell(AngelCommand.STATUS);
  }

  /// Restarts the service, and returns when the new process serves.
  ///
  /// @throws AssertionError if the restart fails; the message has the angel's reason
  public void restart() {
    tell(AngelCommand.RESTART);
  }

  private String tell(AngelCommand command) {
    try {
      return running.tell(command, _ -> {});
    } catch (AngelException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }

  /// Kills the process that serves, and returns when another one does.
  public void crash() {
    var service = service();
    service.destroyForcibly();
    awaitStatus(
        "another process that serves",
        status -> {
          var matcher = SERVICE.matcher(status);
          return matcher.find() && Long.parseLong(matcher.group(1)) != service.pid();
        });
  }

  /// Sends the angel SIGTERM, and waits until it has ended.
  ///
  /// @return its exit code
  public int stop() {
    process.destroy();
    return awaitExit();
  }

  /// Waits until the angel has ended.
  ///
  /// @return its exit code
  public int awaitExit() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw failure("the angel has not ended within " + LIMIT, null);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while the angel ended", e);
    }
  }

  /// {@return the folder of the angel}
  public Path directory() {
    return running.directory();
  }

  /// {@return the lines that the processes have written so far}
  public List<String> output() {
    return List.copyOf(output);
  }

  /// Closes all clients, kills all processes, and removes the folder of the angel.
  @Override
  public void close() {
    clients.forEach(SocketClient::close);
    killAll(process.toHandle());
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void killAll(ProcessHandle angel) {
    // The angel first, or it would start others.
    var all = new ArrayList<ProcessHandle>(List.of(angel));
    angel.children().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join());
  }

  /// Asks for the status until it is as wanted.
  private String awaitStatus(String wanted, Predicate<String> condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    var last = "nothing yet";
    try {
      while (System.nanoTime() < end) {
        try {
          last = running.tell(AngelCommand.STATUS, _ -> {});
          if (condition.test(last)) {
            return last;
          }
        } catch (AngelException e) {
          last = e.getMessage();
        }
        if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          throw failure("the angel has ended with " + process.exitValue(), null);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while waiting for " + wanted, e);
    }
    throw failure("expected %s within %s; the angel says: %s".formatted(wanted, LIMIT, last), null);
  }

  private AssertionError failure(String what, @Nullable Throwable cause) {
    var all = output();
    var lines = all.subList(Math.max(0, all.size() - SHOWN), all.size());
    return new AssertionError(what + "\nthe last output:\n" + String.join("\n", lines), cause);
  }
}
