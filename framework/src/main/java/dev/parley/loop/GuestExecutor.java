package dev.parley.loop;

import io.netty.channel.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs other people's tasks on an event loop, in order, without ever keeping its sockets waiting
/// for more than one task and a few milliseconds: the loop itself looks at the time only after
/// every 64 tasks, and a task here may be a long slice of a strand.
///
/// Thread-safe.
final class GuestExecutor implements Executor {
  private static final Logger log = LoggerFactory.getLogger(GuestExecutor.class);
  private static final long QUANTUM_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final EventLoop loop;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  GuestExecutor(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    schedule();
  }

  private void schedule() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      try {
        loop.execute(this::run);
      } catch (RejectedExecutionException e) {
        scheduled.set(false);
        throw e;
      }
    }
  }

  private void run() {
    long start = System.nanoTime();
    @Nullable Runnable task;
    while ((task = tasks.poll()) != null) {
      try {
        task.run();
      } catch (Throwable e) {
        log.error("a task on the event loop failed", e);
      }
      if (System.nanoTime() - start >= QUANTUM_NANOS && !tasks.isEmpty()) {
        // The loop takes up tasks of its timer only after it has looked at its sockets.
        var _ = loop.schedule(this::run, 0, TimeUnit.NANOSECONDS);
        return;
      }
    }
    scheduled.set(false);
    if (!tasks.isEmpty()) {
      schedule();
    }
  }
}
