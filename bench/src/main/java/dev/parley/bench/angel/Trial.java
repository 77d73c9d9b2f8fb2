package dev.parley.bench.angel;

import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// A service under its angel with people who talk, and the blows that it is dealt. It ends at the
/// first thing that any of them would have noticed: a disconnection, or a line that is lost,
/// doubled or out of order.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Trial implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// The longest moment between two blows that are meant to meet.
  private static final int MOMENT_MILLIS = 3000;

  private final Watched service;
  private final People people;
  private final Random random;
  private final long begin = System.nanoTime();
  private final List<String> events = new ArrayList<>();

  /// What people saw of a blow.
  ///
  /// Immutable.
  ///
  /// @param pauseNanos from the last answer of the old process to the first one of the new; 0 if
  ///   the old one went on
  /// @param longestWaitNanos how long the line waited for its answer that waited longest
  public record Seen(Blow blow, long pauseNanos, long longestWaitNanos) {}

  private Trial(Watched service, People people, Random random) {
    this.service = service;
    this.people = people;
    this.random = random;
  }

  /// Starts the service, and returns when everybody is connected.
  ///
  /// @param arguments of the service
  static Trial start(
      People.Attendance attendance, List<String> flags, List<String> arguments, long seed)
      throws IOException {
    var options = new Watched.Options(true, -1, flags, arguments);
    var service = Watched.start(TallyMain.class, options);
    try {
      var random = new Random(seed);
      var people = People.gather(service.address(), attendance, random);
      var trial = new Trial(service, people, random);
      trial.note("%d people are there".formatted(attendance.all()));
      return trial;
    } catch (IOException | LoadException e) {
      var log = service.log();
      service.close();
      throw new LoadException(e.getMessage() + "\nthe service wrote:\n" + log);
    }
  }

  /// Deals a blow to the service, and returns when all that was typed until then and until another
  /// process served is answered.
  Seen deal(Blow blow) throws IOException {
    var observer = people.observer();
    people.await("a process answers", LIMIT, () -> observer.serving() != 0);
    long old = observer.serving();
    note("%s of process %d, %,d lines answered".formatted(blow, old, people.answered()));
    var _ = observer.longestWait();
    switch (blow) {
      case RESTART -> awaitRestart(service.restart());
      case CRASH -> Watched.kill(old);
      case CRASH_IN_RESTART -> {
        var restart = service.restart();
        moment();
        Watched.kill(old);
        awaitEnd(restart);
      }
      case CRASH_OF_HEIR -> {
        var restart = service.restart();
        moment();
        killHeirs(old);
        awaitEnd(restart);
      }
      case TWO_RESTARTS -> {
        var first = service.restart();
        moment();
        var second = service.restart();
        awaitRestart(first);
        awaitEnd(second);
      }
    }
    if (blow.succeeded) {
      people.await("another process answers", LIMIT, () -> observer.serving() != old);
    }
    people.await("all that was typed is answered", LIMIT, people.caughtUp());
    long present = observer.serving();
    long pause = present == old ? 0 : observer.pause(old, present);
    var seen = new Seen(blow, pause, observer.longestWait());
    note(
        "process %d serves after %,d us, longest wait %,d us"
            .formatted(present, pause / 1000, seen.longestWaitNanos() / 1000));
    return seen;
  }

  private void awaitRestart(CompletableFuture<String> restart) throws IOException {
    awaitEnd(restart);
    if (restart.isCompletedExceptionally()) {
      throw new LoadException("a restart has failed: " + restart.exceptionNow().getMessage());
    }
  }

  /// Waits until the angel has said what came of a restart.
  private void awaitEnd(CompletableFuture<String> restart) throws IOException {
    people.await("a restart has succeeded or failed", LIMIT, restart::isDone);
    note(
        restart.isCompletedExceptionally()
            ? String.valueOf(restart.exceptionNow().getMessage())
            : restart.resultNow());
  }

  /// Lets people talk undisturbed.
  void goOn(Duration time) throws IOException {
    people.goOn(time);
  }

  /// Waits until everybody has seen everything.
  void finish() throws IOException {
    people.finish();
    note(
        "everybody has seen everything: %,d answers, %,d have come and gone"
            .formatted(people.answered(), people.visits()));
  }

  private void moment() throws IOException {
    people.goOn(Duration.ofMillis(random.nextInt(MOMENT_MILLIS)));
  }

  private void killHeirs(long serving) throws IOException {
    var pids = service.pids();
    for (long pid : pids.subList(1, pids.size())) {
      if (pid != serving && people.observer().serving() == serving) {
        note("kills process %d, which does not serve yet".formatted(pid));
        Watched.kill(pid);
      }
    }
  }

  private void note(String text) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    events.add("%9.3f s  %s".formatted(seconds, text));
  }

  /// {@return what has happened, line for line, and what the service has written last}
  String log() {
    return String.join("\n", events) + "\nthe service wrote:\n" + service.log();
  }

  @Override
  public void close() throws IOException {
    people.close();
    service.close();
  }
}
