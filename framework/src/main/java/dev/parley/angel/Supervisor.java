package dev.parley.angel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides when there is another process of the service, and when there is none any more.
///
/// One thread makes all decisions; whatever happens elsewhere is posted to it. A process that has
/// served and ends without a word has crashed, and another one is started from the class path that
/// served last. One that has never served is not tried again. A process that has announced its end
/// ends the angel too.
///
/// Thread-safe.
final class Supervisor implements Control, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Supervisor.class);

  private static final int FAILED = 1;

  /// How long a process may take to end by itself after its link has ended, or another one serves.
  private static final Duration PARTING = Duration.ofSeconds(5);

  private static final CompletableFuture<@Nullable Void> DONE =
      CompletableFuture.completedFuture(null);

  private final Succession succession;
  private final Stints stints;
  private final ClassPathCopies copies;
  private final Limits limits;
  private final String directory;
  private final Backoff backoff;
  private final Pulse pulse;
  private final Chronicle chronicle = new Chronicle(InstantSource.system());
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().name("parley-angel").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  // All that follows is used on the thread only.

  /// The process that serves.
  private @Nullable Stint serving;

  /// The process that is to serve next.
  private @Nullable Stint next;

  /// Whoever waits for the next process.
  private @Nullable RestartRequest request;

  private final Set<Stint> parting = new HashSet<>();
  private @Nullable Handover handover;
  private @Nullable ClassPathCopy lastServed;
  private @Nullable Future<?> retry;
  private List<InetSocketAddress> addresses = List.of();
  private boolean stopping;

  /// How long things may take.
  ///
  /// @param goodStart see [Backoff]
  /// @param hang without a sign of life; zero for ever
  /// @param stop for the service to stop when it is told to
  record Limits(HandoverLimits handover, Duration goodStart, Duration hang, Duration stop) {}

  Supervisor(
      Succession succession,
      Stints stints,
      ClassPathCopies copies,
      Limits limits,
      String directory) {
    this.succession = succession;
    this.stints = stints;
    this.copies = copies;
    this.limits = limits;
    this.directory = directory;
    backoff = new Backoff(System::nanoTime, limits.goodStart());
    pulse = new Pulse(limits.hang());
    thread.setRemoveOnCancelPolicy(true);
  }

  /// Starts the first process.
  void start() {
    post(this::startFirst);
    long pulse = this.pulse.interval().toNanos();
    if (pulse > 0) {
      var _ =
          thread.scheduleWithFixedDelay(
              () -> post(this::feelPulse), pulse, pulse, TimeUnit.NANOSECONDS);
    }
  }

  /// {@return ends with the exit code for the angel when there will be no process any more}
  CompletionStage<Integer> end() {
    return end.minimalCompletionStage();
  }

  private void post(Runnable action) {
    thread.execute(() -> {
      try {
        action.run();
      } catch (RuntimeException e) {
        log.error("the supervision has failed; the service goes on as long as it can", e);
      }
    });
  }

  private Future<?> after(Duration limit, Runnable action) {
    return thread.schedule(() -> post(action), limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  // ---- starting

  /// The first process has all the time it wants, since nobody waits for it but who started it.
  private void startFirst() {
    try {
      var stint = begin(copies.take(), false);
      var _ = stint.seat().whenReady().thenAccept(Seat::go);
      launch(stint);
    } catch (IOException e) {
      end.completeExceptionally(
          new AngelException("the service could not be started: " + Reasons.of(e), e));
    }
  }

  private Stint begin(ClassPathCopy copy, boolean upgrade) {
    var seat = succession.seat(upgrade);
    var stint = stints.next(seat, copy);
    next = stint;
    seat.onRestart(() -> post(() -> restartByCode(seat)));
    var _ = seat.whenOpen().thenAccept(bound -> post(() -> addresses = bound));
    var _ = seat.whenServing().thenAccept(_ -> post(() -> served(stint)));
    var _ = seat.whenStopping().thenRun(() -> post(() -> limitStop(stint)));
    var _ = seat.whenGone().thenAccept(reason -> post(() -> gone(stint, reason)));
    return stint;
  }

  private void launch(Stint stint) throws IOException {
    stints.start(stint);
    var child = Objects.requireNonNull(stint.child());
    log.info("{} of the service starts, class path {}", stint, stint.copy().hash());
    var _ = stint.whenLost().thenRun(() -> post(() -> lost(stint)));
    child.onExit(code -> {
      // What the process has sent before it ended is still to be read.
      var read = stint.visit() == null ? DONE : stint.whenLost();
      var _ =
          read.thenRun(() -> {
            stint.seat().vacate(stint.end(code));
            post(() -> exited(stint, code));
          });
    });
  }

  /// Starts a process that follows another one, dead or alive.
  private void startNext(ClassPathCopy copy) {
    cancelRetry();
    boolean upgrade = lastServed != null && !copy.hash().equals(lastServed.hash());
    var stint = begin(copy, upgrade);
    var handover = succession.handOver(stint.seat(), limits.handover(), this::after);
    this.handover = handover;
    var _ = handover.outcome().thenAccept(outcome -> post(() -> handedOver(stint, outcome)));
    try {
      launch(stint);
      progress("%s starts%s".formatted(stint, upgrade ? ", with another class path" : ""));
      var _ =
          stint.seat().whenReady().thenAccept(_ -> post(() -> progress("it is ready to serve")));
    } catch (IOException e) {
      handover.cancel("the new process could not be started: " + Reasons.of(e));
    }
  }

  private void progress(String text) {
    if (request != null) {
      request.progress().accept(text);
    }
  }

  // ---- what comes of a process

  private void served(Stint stint) {
    if (serving != null && serving != stint) {
      part(serving);
    }
    if (next == stint) {
      next = null;
    }
    serving = stint;
    lastServed = stint.copy();
    backoff.served();
    chronicle.served();
    log.info("{} serves", stint);
    cleanUp();
    if (stopping) {
      stint.seat().stop();
    }
  }

  private void handedOver(Stint stint, Handover.Outcome outcome) {
    handover = null;
    switch (outcome) {
      case Handover.Outcome.Served(Duration pause) -> {
        var served = "%s serves; nobody did for %d ms".formatted(stint, pause.toMillis());
        if (request != null) {
          chronicle.restarted("%s: %s".formatted(request.why(), served));
          request.done(served);
          request = null;
        }
      }
      case Handover.Outcome.Failed(String reason) -> {
        chronicle.failed(reason);
        if (request != null) {
          request.fail(reason);
          request = null;
        }
        if (next == stint) {
          next = null;
        }
        part(stint);
        if (serving == null && !stopping) {
          retryLater(reason);
        }
        finishIfAlone();
      }
    }
  }

  private void finishIfAlone() {
    if (stopping && serving == null && next == null && parting.isEmpty()) {
      finish(0);
    }
  }

  /// Has a process that is not needed any more end, by itself if it can.
  private void part(Stint stint) {
    if (!stint.isAlive()) {
      return;
    }
    parting.add(stint);
    boolean failed = stint.seat().isGone();
    if (failed && stint.visit() == null) {
      stint.kill();
      return;
    }
    if (failed) {
      Objects.requireNonNull(stint.visit()).end();
    }
    killAfter(PARTING, stint);
  }

  private void limitStop(Stint stint) {
    killAfter(limits.stop(), stint);
  }

  private void killAfter(Duration limit, Stint stint) {
    var _ =
        after(
            limit, () -> killIfAlive(stint, "it has not ended within " + limit.toSeconds() + " s"));
  }

  private void killIfAlive(Stint stint, String why) {
    if (stint.isAlive()) {
      log.warn("{} is killed: {}; its stacks follow", stint, why);
      stint.dumpStacks();
      stint.kill();
    }
  }

  /// The seat is empty, mostly because the process is gone; but it may also have failed otherwise.
  private void gone(Stint stint, String reason) {
    if (stint.isAlive() && stint == serving) {
      log.warn("{} is ended: {}", stint, reason);
      stint.lastWords("was ended: " + reason);
      part(stint);
    }
  }

  private void lost(Stint stint) {
    if (!isStopping(stint)) {
      killAfter(PARTING, stint);
    }
  }

  private void exited(Stint stint, int code) {
    parting.remove(stint);
    log.debug("{}", stint.end(code));
    if (stint == serving) {
      serving = null;
      if (stopping || isStopping(stint)) {
        finish(code);
      } else {
        crashed(stint, code);
      }
    } else if (stint == next && lastServed == null) {
      next = null;
      log.info("{} before it served", stint.end(code));
      finish(code);
    }
    finishIfAlone();
    cleanUp();
  }

  private static boolean isStopping(Stint stint) {
    return stint.seat().whenStopping().toCompletableFuture().isDone();
  }

  private void feelPulse() {
    if (serving != null && !pulse.feel(serving)) {
      serving.lastWords("was killed since it hung");
      killIfAlive(serving, "it has not answered for " + limits.hang().toSeconds() + " s");
    }
  }

  private void crashed(Stint stint, int code) {
    log.info("everybody stays connected until another process serves");
    chronicle.crashed(stint.end(code));
    if (next == null) {
      retryLater(stint.end(code));
    }
  }

  private void retryLater(String reason) {
    var delay = backoff.crashed();
    if (delay.isPositive()) {
      log.warn("the next process starts in {} s: {}", delay.toSeconds(), reason);
    }
    cancelRetry();
    retry = after(delay, () -> startNext(Objects.requireNonNull(lastServed)));
  }

  private void cancelRetry() {
    if (retry != null) {
      retry.cancel(false);
      retry = null;
    }
  }

  /// Removes the copies of the class path that nobody runs from any more.
  private void cleanUp() {
    var used = new HashSet<ClassPathCopy>();
    parting.forEach(stint -> used.add(stint.copy()));
    if (next != null) {
      used.add(next.copy());
    }
    if (lastServed != null) {
      used.add(lastServed);
      copies.keepOnly(used);
    }
  }

  // ---- orders

  /// Restarts the service for somebody who does not wait for it.
  ///
  /// @param why as the end of a sentence
  void restart(String why) {
    var request = new RestartRequest(why, text -> log.info("restart: {}", text));
    log.info("restart, {}", why);
    post(() -> restart(request));
    var _ =
        request
            .outcome()
            .whenComplete((done, failure) -> {
              if (failure == null) {
                log.info("{}", done);
              } else {
                log.warn("{}; the service goes on as it was", failure.getMessage());
              }
            });
  }

  private void restartByCode(Seat seat) {
    var request =
        new RestartRequest("the service asked for it", text -> log.info("restart: {}", text));
    log.info("restart, {}", request.why());
    var refusal = refusal();
    if (refusal != null) {
      log.warn("not restarted: {}", refusal);
      seat.restartFailed(refusal);
      return;
    }
    restart(request);
  }

  @Override
  public CompletionStage<String> restart(Consumer<String> progress) {
    var request = new RestartRequest("a command", progress);
    log.info("restart, {}", request.why());
    post(() -> restart(request));
    return request.outcome();
  }

  private @Nullable String refusal() {
    if (stopping) {
      return "the service stops";
    }
    if (next != null) {
      return lastServed == null ? "the service is just starting" : "a restart is under way already";
    }
    return serving != null && isStopping(serving) ? "the service stops" : null;
  }

  private void restart(RestartRequest request) {
    var refusal = refusal();
    if (refusal != null) {
      request.fail(refusal);
      return;
    }
    try {
      var copy = copies.take();
      this.request = request;
      startNext(copy);
    } catch (IOException e) {
      var reason = Reasons.of(e);
      chronicle.failed(reason);
      request.fail(reason);
      if (serving != null) {
        serving.seat().restartFailed(reason);
      }
    }
  }

  @Override
  public CompletionStage<String> stop(Consumer<String> progress) {
    post(() -> {
      if (serving != null) {
        progress.accept(serving + " is told to stop");
      }
      stopNow();
    });
    return over.thenApply(_ -> "stopped");
  }

  /// Stops the service, and then the angel. Returns at once; again it does nothing.
  void stop() {
    post(this::stopNow);
  }

  private void stopNow() {
    if (stopping) {
      return;
    }
    stopping = true;
    log.info("the angel is told to end: the service stops first");
    cancelRetry();
    if (handover != null) {
      handover.cancel("the service stops");
    }
    succession.serving().ifPresent(Seat::stop);
    if (next != null && lastServed == null) {
      next.seat().vacate("the service stops");
      part(next);
    }
    if (serving != null) {
      limitStop(serving);
    }
    finishIfAlone();
  }

  private void finish(int code) {
    cancelRetry();
    if (request != null) {
      request.fail("the service has ended");
      request = null;
    }
    end.complete(stopping && code != 0 ? FAILED : code);
  }

  // ---- status

  @Override
  public String status() {
    var status = new CompletableFuture<String>();
    post(() -> status.complete(describe()));
    return status.join();
  }

  private String describe() {
    var stand = succession.status();
    return chronicle.report(
        directory,
        addresses,
        state(),
        lastServed == null
            ? "none has served yet"
            : lastServed.hash() + " in " + lastServed.folder(),
        "%d, with %d inputs that wait".formatted(stand.clients(), stand.waiting()));
  }

  private String state() {
    var state = new ArrayList<String>();
    if (serving != null) {
      state.add("%s serves for %s".formatted(serving, chronicle.service()));
    }
    if (next != null) {
      state.add(next + (lastServed == null ? " starts" : " is to follow"));
    }
    if (state.isEmpty()) {
      state.add("crashed; another process is to follow");
    }
    if (stopping) {
      state.add("it is told to stop");
    }
    return String.join("; ", state);
  }

  /// Ends the thread, when everything else has ended: whoever has ordered a stop is told now.
  @Override
  public void close() {
    thread.shutdownNow();
    over.complete(null);
  }
}
