package dev.parley.angel;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One process of the service, from its start to its end.
///
/// Thread-safe.
final class Child {
  private static final Logger log = LoggerFactory.getLogger(Child.class);
  private static final File NOTHING = new File("/dev/null");

  /// A stack dump is written within milliseconds, or never.
  private static final int DUMP_SECONDS = 1;

  /// Their options are on the command line already, less those that are not passed on.
  private static final List<String> OPTIONS =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /// Starts the process in the folder and with the environment of this one. It writes where this
  /// one writes, and reads nothing.
  static Child start(List<String> command, Parentage parentage) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectInput(NOTHING)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeAll(OPTIONS);
    parentage.writeTo(builder.environment());
    return new Child(builder.start());
  }

  /// {@return the number of the process}
  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Calls the action with the exit code when the process has ended, on any thread.
  void onExit(IntConsumer action) {
    var _ = process.onExit().thenAccept(ended -> action.accept(ended.exitValue()));
  }

  /// Waits until the process has ended, and kills it if that takes longer than so many seconds.
  void awaitExit(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      kill();
      process.waitFor();
    }
  }

  /// Ends the process at once.
  void kill() {
    process.destroyForcibly();
  }

  /// Has the process write what all of its threads do to where its output goes, and waits a moment
  /// for that.
  void dumpStacks() {
    try {
      var pid = Long.toString(pid());
      var kill =
          new ProcessBuilder("kill", "-QUIT", pid)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.waitFor(DUMP_SECONDS, TimeUnit.SECONDS);
      process.waitFor(DUMP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      log.warn("no stacks of process {}: {}", pid(), e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return "process " + pid();
  }
}
