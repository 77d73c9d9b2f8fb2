package dev.parley;

import dev.parley.settings.Settings;
import dev.parley.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a service as the whole of a process: what `main` needs around start and stop.
final class Launch {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  private static final int FAILED = 1;
  private static final int WRONG_SETTINGS = 2;

  private Launch() {}

  @SuppressWarnings("SystemOut") // The help, and what is wrong, are for the person at the terminal.
  static void run(Service service, String... args) {
    if (Settings.asksForHelp(args)) {
      System.out.print(service.settings().help());
      return;
    }
    // Before the start, so that a signal that comes while it starts is obeyed too. The JVM itself
    // exits
    // with 130 or 143 when the hook is done.
    Thread hook = Thread.ofPlatform().name("parley-signal").unstarted(service::close);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      service.start(args);
    } catch (SettingsException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_SETTINGS);
    } catch (StartException e) {
      log.debug("the start failed", e);
      System.err.println(e.getMessage());
      System.exit(FAILED);
    }
    awaitStop(service);
    if (service.life().failure() != null) {
      System.exit(FAILED);
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      log.trace("the hook is what stopped the service");
    }
  }

  private static void awaitStop(Service service) {
    try {
      service.life().awaitStop();
    } catch (InterruptedException e) {
      service.close();
      Thread.currentThread().interrupt();
    }
  }
}
