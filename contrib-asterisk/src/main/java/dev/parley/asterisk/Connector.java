package dev.parley.asterisk;

import dev.parley.Service;
import dev.parley.dial.Dial;
import dev.parley.request.RequestException;
import dev.parley.request.TooManyRequestsException;
import dev.parley.strand.SpawnedTask;
import dev.parley.strand.Strand;
import dev.parley.strand.WaitTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the connection of a manager, watches it, and makes it again when it is lost.
///
/// Confined to its strand, except [#session] and [#banner].
final class Connector {
  private static final Logger log = LoggerFactory.getLogger(Manager.class);

  private final Manager manager;
  private final ManagerBuilder settings;
  private final Login login;
  private final Service service;
  private final Strand strand;

  /// The connection that is logged in.
  private volatile @Nullable Session session;

  private volatile @Nullable Banner banner;

  /// Counts what replaces the connection, so that whatever began before ends.
  private long generation;

  private @Nullable SpawnedTask monitor;

  /// When the present connection has logged in, or the last one had.
  private long since;

  /// How long to wait when the next connection is lost soon after its login.
  private Duration delay = Duration.ZERO;

  Connector(Manager manager, ManagerBuilder settings, Strand strand) {
    this.manager = manager;
    this.settings = settings;
    this.login = new Login(settings);
    this.service = settings.service;
    this.strand = strand;
  }

  /// {@return the connection that is logged in; null if there is none}
  @Nullable Session session() {
    return session;
  }

  /// {@return how the exchange introduced itself at the last login; null before the first}
  @Nullable Banner banner() {
    return banner;
  }

  void connect() {
    open(replace(), false);
  }

  void start() {
    long mine = replace();
    service.start(() -> openUntilItWorks(mine, Duration.ZERO, false));
  }

  void close() {
    replace();
  }

  /// Ends the connection, and whatever is about to make one.
  private long replace() {
    Session before = session;
    session = null;
    generation++;
    if (before != null) {
      before.close();
      lost("it was closed here", true, null);
    }
    return generation;
  }

  private void openUntilItWorks(long mine, Duration delay, boolean again) {
    Duration next = delay;
    while (mine == generation) {
      service.sleep(next);
      try {
        open(mine, again);
        return;
      } catch (ConnectionFailedException e) {
        log.debug("{}: not connected", manager.name(), e);
        next = longer(next);
      } catch (LoginRefusedException e) {
        log.warn("{}: {}", manager.name(), e.getMessage());
        next = settings.longestDelay;
      }
    }
  }

  private Duration longer(Duration delay) {
    if (delay.isZero()) {
      return settings.firstDelay;
    }
    Duration twice = delay.multipliedBy(2);
    return twice.compareTo(settings.longestDelay) < 0 ? twice : settings.longestDelay;
  }

  private void open(long mine, boolean again) {
    requireLatest(mine);
    long end = strand.time().nanoTime() + settings.connectTimeout.toNanos();
    var fresh = new Session(manager, this, strand, settings.limits);
    try {
      fresh.begin(dial().open(fresh));
      requireLatest(mine);
      Banner greeting = awaitBanner(fresh, end);
      requireLatest(mine);
      logIn(fresh, mine, greeting, again, end);
      requireNotLost(fresh, mine);
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (WaitTimeoutException e) {
      fresh.giveUp("it does not answer");
      throw failed("it does not answer within " + settings.connectTimeout, e);
    } catch (RequestException e) {
      fresh.giveUp("the login failed");
      throw failed(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      fresh.giveUp("the login failed");
      throw e;
    }
  }

  private Dial dial() {
    Dial dial =
        service
            .dial(settings.host, settings.port)
            .connectTimeout(settings.connectTimeout)
            .maxLineLength(settings.limits.lineLength());
    if (settings.encrypted) {
      return settings.tls == null ? dial.tls() : dial.tls(settings.tls);
    }
    return dial;
  }

  /// {@return what is left of the time in which the connection must be made}
  private Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - strand.time().nanoTime()));
  }

  private Banner awaitBanner(Session fresh, long end) {
    String line = fresh.awaitBanner(left(end));
    return Banner.parse(line)
        .orElseThrow(() ->
            failed(
                line.isEmpty()
                    ? "it ended the connection without a word"
                    : "it is no manager interface (expected \"Asterisk Call Manager/...\")",
                null));
  }

  private void logIn(Session fresh, long mine, Banner greeting, boolean again, long end) {
    Action action = login.plain();
    if (!login.isPlain()) {
      Action challenge = login.challenge();
      Response answer = askAtLogin(fresh, new Sent(challenge, null), end);
      String text = answer.text("Challenge");
      if (!answer.isSuccess() || text.isEmpty()) {
        throw refused(challenge, answer);
      }
      action = login.answer(text);
    }
    // Told while the response is taken, so that no event of this connection is told before.
    Consumer<Response> whenAnswered =
        response -> {
          if (response.isSuccess() && mine == generation) {
            loggedIn(fresh, greeting, again);
          }
        };
    Response answer = askAtLogin(fresh, new Sent(action, whenAnswered), end);
    if (!answer.isSuccess()) {
      throw refused(action, answer);
    }
  }

  private Response askAtLogin(Session fresh, Sent sent, long end) {
    return (Response) fresh.ask(sent, 1, null, left(end)).answer();
  }

  private void loggedIn(Session fresh, Banner greeting, boolean again) {
    session = fresh;
    since = strand.time().nanoTime();
    banner = greeting;
    log.debug("{}: logged in, {}", manager.name(), greeting);
    manager.dispatch(
        again ? new Reconnected(manager, greeting) : new Connected(manager, greeting), () -> {});
    if (settings.monitored) {
      monitor = service.start(() -> monitor(fresh));
    }
  }

  private LoginRefusedException refused(Action action, Response answer) {
    manager.dispatch(new LoginRefused(manager, answer), () -> {});
    return new LoginRefusedException(
        "%s refuses the login: %s; see its manager.conf".formatted(manager.name(), answer),
        manager,
        action,
        answer,
        null);
  }

  private ConnectionFailedException failed(String why, @Nullable Throwable cause) {
    return new ConnectionFailedException(
        "no connection with %s: %s".formatted(manager.name(), why), manager, null, null, cause);
  }

  private void requireLatest(long mine) {
    if (mine != generation) {
      throw failed("another connect() or close() came meanwhile", null);
    }
  }

  /// What has logged in may be lost before who waits for the login goes on.
  private void requireNotLost(Session fresh, long mine) {
    if (mine != generation && fresh.isLost()) {
      throw failed(
          "it was lost at once"
              + (settings.reconnecting ? "; another connection is being made" : ""),
          null);
    }
    requireLatest(mine);
  }

  /// Pings an exchange that is silent, and gives it up if it stays so.
  private void monitor(Session watched) {
    while (watched.isOpen()) {
      Duration silence = watched.quiet();
      Duration left = settings.pingInterval.minus(silence);
      if (left.isPositive()) {
        service.sleep(left);
        continue;
      }
      try {
        var _ = watched.ask(new Sent(Action.of("Ping"), null), 1, null, settings.pingTimeout);
      } catch (WaitTimeoutException e) {
        if (watched.quiet().compareTo(settings.pingTimeout) >= 0) {
          watched.giveUp("it does not answer a ping within " + settings.pingTimeout);
          return;
        }
      } catch (TooManyRequestsException e) {
        service.sleep(settings.pingInterval);
      } catch (RequestException e) {
        log.trace("{}: ended while it was pinged", manager.name());
        return;
      }
    }
  }

  /// A connection has ended.
  void ended(Session ended, String why, boolean wanted, @Nullable Throwable cause) {
    // Sessions have no equality but their own.
    if (session == null || !session.equals(ended)) {
      return;
    }
    session = null;
    generation++;
    lost(why, wanted, cause);
    if (settings.reconnecting && !wanted) {
      // At once, unless it would be one of a series that are all lost soon.
      var lasted = Duration.ofNanos(strand.time().nanoTime() - since);
      Duration first = lasted.compareTo(settings.longestDelay) < 0 ? delay : Duration.ZERO;
      delay = longer(first);
      long mine = generation;
      try {
        service.start(() -> openUntilItWorks(mine, first, true));
      } catch (RejectedExecutionException e) {
        log.trace("{}: ended with the service", manager.name());
      }
    }
  }

  private void lost(String why, boolean wanted, @Nullable Throwable cause) {
    log.debug("{}: the connection has ended: {}", manager.name(), why);
    if (monitor != null) {
      monitor.cancel();
      monitor = null;
    }
    manager.dispatch(new Lost(manager, why, wanted, cause), () -> {});
  }
}
