package dev.parley.angel;

import dev.parley.gate.NettyGate;
import dev.parley.loop.Loops;
import dev.parley.settings.Settings;
import dev.parley.wire.LinkServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of an angel: a process that runs the gate and starts the service as its child, again
/// whenever that has to be. No code of the service runs in it but `main`, up to where that runs the
/// service.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Angel {
  private static final Logger log = LoggerFactory.getLogger(Angel.class);

  private static final int FAILED = 1;
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Settings settings;
  private final Program program;
  private final PrintStream err;

  /// What an angel has to know of the service.
  ///
  /// Immutable.
  ///
  /// @param arguments as the program has given them to the service
  /// @param place where the service listens, which tells several of one program apart
  /// @param loops how many event loops the gate has
  /// @param stop how long the service may take to stop
  /// @param close how long a closed client may take to read what is pending
  public record Program(
      List<String> arguments, String place, int loops, Duration stop, Duration close) {
    /// Copies the list.
    public Program {
      arguments = List.copyOf(arguments);
    }
  }

  /// @param settings have been read, and hold those of [AngelSettings]
  /// @param err takes a line if the angel can't work
  public Angel(Settings settings, Program program, PrintStream err) {
    this.settings = settings;
    this.program = program;
    this.err = err;
  }

  /// Tells a running angel what the setting says, and waits until it has done so.
  ///
  /// @param out takes what it answers
  /// @return an exit code
  public int tell(PrintStream out) {
    try {
      var line = ProgramLine.current(program.arguments());
      var angel = new RunningAngel(directory(line));
      out.println(angel.tell(settings.get(AngelSettings.COMMAND), out::println));
      return 0;
    } catch (AngelException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  /// Is the angel, until the service has stopped or this process is told to end, which a signal
  /// does: TERM and INT stop the service first, HUP restarts it.
  ///
  /// @return an exit code
  public int run() {
    try {
      var line = ProgramLine.current(program.arguments());
      var own = Words.split(settings.get(AngelSettings.JVM)).orElseThrow();
      return run(ChildCommand.likeThisProcess(line, own), directory(line));
    } catch (AngelException e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      log.debug("the angel could not start", e);
      err.println("the angel could not start: " + Reasons.of(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return FAILED;
  }

  private Path directory(ProgramLine line) {
    return AngelSettings.directory(settings, line.shortName() + "-" + program.place());
  }

  private int run(ChildCommand command, Path path) throws IOException, InterruptedException {
    var over = new CountDownLatch(1);
    // Closed from the last to the first: whoever has ordered a stop is told at the very end.
    try (var commands = new Commands();
        var directory = AngelDirectory.open(path);
        var loops = new Loops("gate", program.loops());
        var link = LinkServer.open(directory.link(), loops)) {
      var gate = new NettyGate(loops);
      var supervisor =
          new Supervisor(
              new Succession(gate, SuccessionOptions.DEFAULTS),
              new Stints(command, link),
              new ClassPathCopies(directory.copies(), source()),
              limits(),
              path.toString());
      commands.open(directory.control(), supervisor);
      Signals.handle("HUP", () -> supervisor.restart("SIGHUP"));
      Runtime.getRuntime().addShutdownHook(hook(supervisor, over));
      log.info("process {} is the angel, in {}", ProcessHandle.current().pid(), path);
      supervisor.start();
      try {
        return supervisor.end().toCompletableFuture().get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof AngelException reason
            ? reason
            : new AngelException(String.valueOf(e.getMessage()), e);
      } finally {
        gate.close(program.close());
      }
    } finally {
      log.info("the angel ends");
      over.countDown();
    }
  }

  private ClassPathCopies.Source source() {
    var given = settings.get(AngelSettings.CLASS_PATH);
    return given.isEmpty() ? ProgramPaths::ofThisProcess : () -> ProgramPaths.given(given);
  }

  private Supervisor.Limits limits() {
    return new Supervisor.Limits(
        new HandoverLimits(
            settings.get(AngelSettings.PREPARE_LIMIT),
            settings.get(AngelSettings.FREEZE_LIMIT),
            settings.get(AngelSettings.TAKEOVER_LIMIT)),
        settings.get(AngelSettings.GOOD_START),
        settings.get(AngelSettings.HANG_LIMIT),
        program.stop());
  }

  /// The virtual machine runs this when it is told to end, and then exits with 130 or 143.
  private Thread hook(Supervisor supervisor, CountDownLatch over) {
    return Thread.ofPlatform()
        .name("parley-signal")
        .unstarted(() -> {
          supervisor.stop();
          try {
            var limit = program.stop().plus(program.close()).plus(MARGIN);
            if (!over.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
              log.warn("the angel has not ended within {}", limit);
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// The socket for commands and who answers there.
  private static final class Commands implements AutoCloseable {
    private Runnable closing = () -> {};

    void open(Path socket, Supervisor supervisor) throws IOException {
      var server = ControlServer.open(socket, supervisor);
      closing =
          () -> {
            supervisor.close();
            server.close();
          };
    }

    @Override
    public void close() {
      closing.run();
    }
  }
}
