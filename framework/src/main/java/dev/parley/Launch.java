package dev.parley;

import dev.parley.angel.Angel;
import dev.parley.angel.AngelCommand;
import dev.parley.angel.AngelSettings;
import dev.parley.angel.Parentage;
import dev.parley.angel.Signals;
import dev.parley.link.GateLink;
import dev.parley.settings.Settings;
import dev.parley.settings.SettingsException;
import dev.parley.wire.RemoteGate;
import dev.parley.wire.Secret;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a service as the whole of a process: what `main` needs around start and stop. The process
/// is the service itself, its angel, the child of an angel, or only tells an angel something.
final class Launch {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private static final int FAILED = 1;
  private static final int WRONG_SETTINGS = 2;

  private final Service service;
  private final String[] args;

  private Launch(Service service, String... args) {
    this.service = service;
    this.args = args;
  }

  @SuppressWarnings("SystemOut") // The help, and what is wrong, are for the person at the terminal.
  static void run(Service service, String... args) {
    if (Settings.asksForHelp(args)) {
      System.out.print(service.settings().help());
      return;
    }
    var launch = new Launch(service, args);
    try {
      Parentage.current().ifPresentOrElse(launch::beChild, launch::beWhatIsSet);
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_SETTINGS);
    } catch (StartException e) {
      log.debug("the start failed", e);
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
    if (service.life().failure() != null) {
      System.exit(FAILED);
    }
  }

  @SuppressWarnings("SystemOut")
  private void beWhatIsSet() {
    service.life().read(args);
    var settings = service.settings();
    if (settings.get(AngelSettings.COMMAND) != AngelCommand.NONE) {
      System.exit(angel(settings).tell(System.out));
    } else if (settings.get(AngelSettings.ANGEL)) {
      System.exit(angel(settings).run());
    } else {
      beAlone();
    }
  }

  @SuppressWarnings("SystemOut")
  private Angel angel(Settings settings) {
    boolean usual = settings.get(ServiceSettings.HOST).equals(ServiceSettings.HOST.initial());
    var host = usual ? "" : settings.get(ServiceSettings.HOST) + "-";
    return new Angel(
        settings,
        new Angel.Program(
            List.of(args),
            host + settings.get(ServiceSettings.PORT),
            settings.get(ServiceSettings.LOOPS),
            Life.longestStop(settings),
            settings.get(ServiceSettings.CLOSE_TIMEOUT)),
        System.err);
  }

  private void beAlone() {
    // Before the start, so that a signal that comes while it starts is obeyed too. The JVM itself
    // exits with 130 or 143 when the hook is done.
    Thread hook = Thread.ofPlatform().name("parley-signal").unstarted(service::close);
    Runtime.getRuntime().addShutdownHook(hook);
    service.start(args);
    awaitStop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      log.trace("the hook is what stopped the service");
    }
  }

  /// Whatever ends this process before its time is a crash to the angel, so there is no hook.
  private void beChild(Parentage parentage) {
    Signals.ignoreTermination();
    service.life().start(_ -> connect(parentage), args);
    awaitStop();
    if (service.life().isReplaced()) {
      System.exit(0); // what main does when the service has stopped is not to be done now
    }
  }

  private GateLink connect(Parentage parentage) {
    try {
      var gate = RemoteGate.connect(parentage.socket(), Secret.of(parentage.token()));
      gate.onLost(this::beOrphan);
      // So that a handler which never lets go of the strand is found too.
      gate.answerPingsOn(service.strand());
      return gate;
    } catch (IOException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /// Nobody can be reached without the angel.
  private void beOrphan() {
    log.warn("the angel is gone: the service stops");
    Thread.ofPlatform()
        .daemon()
        .name("parley-orphan")
        .start(() -> {
          service.close();
          Runtime.getRuntime().halt(FAILED);
        });
  }

  private void awaitStop() {
    try {
      service.life().awaitStop();
    } catch (InterruptedException e) {
      service.close();
      Thread.currentThread().interrupt();
    }
  }
}
