package dev.parley.bench.jmh;

import dev.parley.strand.Carrier;
import dev.parley.strand.LoopCarrier;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A task of the strand, and a wait in one.
///
/// Not thread-safe: many threads may use it, one at a time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class StrandBenchmark {
  /// How often a step is repeated before the benchmark's own thread, which has to be woken up for
  /// it, looks at the clock.
  private static final int STEPS = 10_000;

  /// What the strand runs on: the event loop of a gate, or the JDK's own scheduler.
  @Param({"loop", "standard"})
  public String carrier = "loop";

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final EventLoop loop = loops.next();
  private final Strand strand = new Strand("bench");
  private final Semaphore done = new Semaphore(0);
  private int left;

  /// Starts the strand.
  @Setup(Level.Trial)
  public void start() {
    if (carrier.equals("standard")) {
      strand.start(Carrier.standard());
      return;
    }
    Carrier onLoop = LoopCarrier.on(loop, loop::inEventLoop);
    if (!(onLoop instanceof LoopCarrier)) {
      throw new IllegalStateException("no carrier on the loop (expected with --add-opens)");
    }
    strand.start(onLoop);
  }

  /// Ends the strand and the loop.
  @TearDown(Level.Trial)
  public void stop() throws InterruptedException {
    strand.close();
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).await();
  }

  /// One task queues the next one.
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void task() throws InterruptedException {
    left = STEPS;
    strand.execute(this::nextTask);
    done.acquire();
  }

  private void nextTask() {
    if (--left == 0) {
      done.release();
    } else {
      strand.execute(this::nextTask);
    }
  }

  /// A backlog of tasks is queued by one task and then run.
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void backlog() throws InterruptedException {
    left = STEPS;
    strand.execute(() -> {
      for (int i = 0; i < STEPS; i++) {
        strand.execute(this::countDown);
      }
    });
    done.acquire();
  }

  private void countDown() {
    if (--left == 0) {
      done.release();
    }
  }

  /// The event loop queues a task while the strand is idle, as for a line that arrives, and is told
  /// when it has run.
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void taskFromLoop() throws InterruptedException {
    left = STEPS;
    loop.execute(this::line);
    done.acquire();
  }

  private void line() {
    strand.execute(() -> {
      if (--left == 0) {
        done.release();
      } else {
        loop.execute(this::line);
      }
    });
  }

  /// A task waits, and another one ends its wait.
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void waitAndResume() throws InterruptedException {
    strand.execute(() -> {
      for (int i = 0; i < STEPS; i++) {
        Wait<Integer> wait = Wait.forInput(strand, "the other task");
        int value = i;
        strand.execute(() -> wait.complete(value));
        left = wait.await();
      }
      done.release();
    });
    done.acquire();
  }

  /// A task waits, and the event loop ends its wait, as for a line that answers a question.
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public void waitForLoop() throws InterruptedException {
    strand.execute(() -> {
      for (int i = 0; i < STEPS; i++) {
        Wait<Integer> wait = Wait.forInput(strand, "the loop");
        int value = i;
        loop.execute(() -> wait.complete(value));
        left = wait.await();
      }
      done.release();
    });
    done.acquire();
  }
}
