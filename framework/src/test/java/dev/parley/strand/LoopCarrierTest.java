package dev.parley.strand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs twice: in a virtual machine that opens java.lang to us, and in one that does not.
@Timeout(180)
@Tag("carrier")
class LoopCarrierTest {
  private static final boolean OPEN =
      Thread.class.getModule().isOpen("java.lang", LoopCarrierTest.class.getModule());

  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("loop-0").daemon().factory());
  private final Strand strand = new Strand("test");

  private boolean started;

  private void start(Carrier carrier) {
    strand.start(carrier);
    started = true;
  }

  /// A thread that the loop left in mid-air could have the lock of the log, for ever.
  @AfterEach
  void close() throws InterruptedException {
    strand.close();
    assertThat(!started || strand.awaitEnd(Duration.ofSeconds(60))).isTrue();
    loop.shutdown();
  }

  @Test
  void theBuildRunsBothWays() {
    String opens = System.getProperty("parley.test.carrier", "loop");
    assertThat(OPEN).isEqualTo(opens.equals("loop"));
  }

  @Test
  void refusesToBlockOnTheLoop() throws Exception {
    start(LoopCarrier.on(loop, CarrierKind::isLoop));
    loop.submit(() ->
            assertThatThrownBy(() -> strand.requireMayBlock("trigger"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                    "trigger was called on an event loop, which must never block; use the form that"
                        + " does not wait"))
        .get();
    strand.requireMayBlock("trigger");
    assertThat(call(() -> strand.requireMayBlock("trigger")).isVirtual()).isTrue();
  }

  @Test
  void tasksRunOnTheLoopsThread() {
    assumeThat(OPEN).isTrue();
    List<String> ranOn = new ArrayList<>();
    Executor recording =
        task ->
            loop.execute(() -> {
              ranOn.add(Thread.currentThread().getName());
              task.run();
            });
    try (var log = new LogCapture()) {
      start(LoopCarrier.on(recording, CarrierKind::isLoop));
      assertThat(log.messages(Level.INFO)).containsExactly("handlers run on the event loop");
    }
    Thread thread = call(() -> {});
    assertThat(thread.isVirtual()).isTrue();
    assertThat(thread.getName()).isEqualTo("strand-test-1");
    assertThat(ranOn).isNotEmpty().containsOnly("loop-0");
  }

  /// As when the loop writes to the log while a handler does, and a third thread holds the stream.
  @Test
  void aLoopThatWaitsForALockOfItsOwnGuestIsStoodInFor() throws Exception {
    assumeThat(OPEN).isTrue();
    start(LoopCarrier.on(loop, CarrierKind::isLoop));
    var log = new ReentrantLock();
    var stream = new ReentrantLock();
    var holding = new CountDownLatch(1);
    var done = new CountDownLatch(2);
    stream.lock();
    try {
      strand.execute(() -> {
        log.lock();
        try {
          loop.execute(() -> {
            holding.countDown();
            log.lock();
            log.unlock();
            done.countDown();
          });
          stream.lock();
          stream.unlock();
        } finally {
          log.unlock();
        }
        done.countDown();
      });
      assertThat(holding.await(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      stream.unlock();
    }
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTaskOccupiesTheLoopAndAWaitLeavesIt() throws Exception {
    assumeThat(OPEN).isTrue();
    start(LoopCarrier.on(loop, CarrierKind::isLoop));
    var wait = Wait.<String>forInput(strand, "a line");
    var answer = new CompletableFuture<String>();
    strand.execute(() -> answer.complete(wait.await()));
    // The loop is free although a task waits, and completing a wait from it needs no other thread.
    loop.submit(() -> wait.complete("from the loop")).get();
    assertThat(StrandFixture.get(answer)).isEqualTo("from the loop");
  }

  @Test
  void aThreadThatLendsItselfCarriesWhatItHasWoken() throws Exception {
    assumeThat(OPEN).isTrue();
    start(LoopCarrier.on(loop, CarrierKind::isLoop));
    var first = Wait.<String>forResult(strand, "the first");
    var second = Wait.<String>forResult(strand, "the second");
    var carriers = new ArrayList<String>();
    strand.execute(() -> {
      first.await();
      carriers.add(carrier());
      // What it wakes is not carried by the lender, or a busy strand would keep it for ever.
      strand.execute(() -> carriers.add(carrier()));
      second.await();
      carriers.add(carrier());
    });
    awaitLoop();
    Thread lender =
        Thread.ofPlatform().name("lender").start(() -> strand.lend(() -> first.complete("")));
    assertThat(lender.join(Duration.ofSeconds(30))).isTrue();
    second.complete("");
    call(() -> {});
    assertThat(carriers).containsExactly("lender", "loop-0", "loop-0");
  }

  @Test
  void aThreadLendsItselfInVainWhereNothingIsWoken() {
    assumeThat(OPEN).isTrue();
    start(LoopCarrier.on(loop, CarrierKind::isLoop));
    var ran = new ArrayList<String>();
    strand.lend(() -> ran.add("woke nobody"));
    assertThatThrownBy(() ->
            strand.lend(() -> {
              throw new IllegalStateException("no result");
            }))
        .hasMessage("no result");
    call(() -> ran.add(carrier()));
    assertThat(ran).containsExactly("woke nobody", "loop-0");
  }

  @Test
  void virtualThreadsThatATaskStartsInheritTheLoopAsDocumented() {
    assumeThat(OPEN).isTrue();
    start(LoopCarrier.on(loop, CarrierKind::isLoop));
    var description = new CompletableFuture<String>();
    call(() ->
        Thread.startVirtualThread(() -> description.complete(Thread.currentThread().toString())));
    // On a busy machine the loop may be stood in for.
    assertThat(StrandFixture.get(description)).containsPattern("@(loop-0|strand-stand-in)$");
  }

  @Test
  void saysSoWhenTheLoopEndsBeforeTheStrand() throws Exception {
    assumeThat(OPEN).isTrue();
    start(LoopCarrier.on(loop, CarrierKind::isLoop));
    call(() -> {});
    var idle = new CountDownLatch(1);
    loop.execute(idle::countDown);
    idle.await();
    loop.shutdown();
    try (var log = new LogCapture()) {
      strand.execute(() -> {});
      assertThat(log.messages(Level.ERROR))
          .containsExactly(
              "strand test: its carrier was shut down before the strand was closed; nothing runs on"
                  + " it any more");
    }
    assertThatThrownBy(() -> strand.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(strand.awaitEnd(Duration.ofSeconds(60))).isTrue();
  }

  @Test
  void fallsBackToTheDefaultSchedulerWhereItCanNotBeHad() {
    assumeThat(OPEN).isFalse();
    try (var log = new LogCapture()) {
      start(LoopCarrier.on(loop, CarrierKind::isLoop));
      assertThat(log.messages(Level.INFO))
          .singleElement()
          .asString()
          .startsWith(
              "handlers run on the default scheduler; with --add-opens=java.base/java.lang");
    }
    var description = new CompletableFuture<String>();
    Thread thread = call(() -> description.complete(Thread.currentThread().toString()));
    assertThat(thread.isVirtual()).isTrue();
    assertThat(StrandFixture.get(description)).contains("@ForkJoinPool");
  }

  /// {@return the name of the thread that carries the calling one}
  private static String carrier() {
    String thread = Thread.currentThread().toString();
    return thread.substring(thread.indexOf('@') + 1);
  }

  /// Waits until the loop has run what was queued, and what that queued.
  private void awaitLoop() throws Exception {
    call(() -> {});
    loop.submit(() -> {}).get();
  }

  /// Runs something on the strand.
  ///
  /// @return the thread it ran on
  private Thread call(Runnable body) {
    var thread = new CompletableFuture<Thread>();
    strand.execute(() -> {
      try {
        body.run();
        thread.complete(Thread.currentThread());
      } catch (Throwable e) {
        thread.completeExceptionally(e);
      }
    });
    return StrandFixture.get(thread);
  }
}
