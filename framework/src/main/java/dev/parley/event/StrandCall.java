package dev.parley.event;

import dev.parley.strand.Strand;
import dev.parley.strand.Task;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something to do on a strand, whose result another thread waits for.
final class StrandCall<T> implements Task {
  private final Object subject;
  private final Supplier<T> body;
  private final CountDownLatch done = new CountDownLatch(1);

  // Written on the strand before the latch opens, read after it.
  private @Nullable T result;
  private @Nullable Throwable thrown;

  private StrandCall(Object subject, Supplier<T> body) {
    this.subject = subject;
    this.body = body;
  }

  /// Runs the body on the strand and returns what it returns, or throws what it throws. An
  /// interrupt does not end the wait, since what was begun can't be taken back; it is kept for the
  /// caller.
  static <T> T call(Strand strand, Object subject, Supplier<T> body) {
    var call = new StrandCall<>(subject, body);
    strand.execute(call);
    return call.await();
  }

  @Override
  public void run() {
    try {
      result = body.get();
    } catch (RuntimeException e) {
      thrown = e;
    } catch (Error e) {
      thrown = e;
      if (e instanceof VirtualMachineError || Strand.isTaskEnd(e)) {
        throw e;
      }
    } finally {
      done.countDown();
    }
  }

  // The result is what the body returned, where it threw nothing.
  @SuppressWarnings("NullAway")
  private T await() {
    boolean interrupted = false;
    while (done.getCount() > 0) {
      try {
        done.await();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    return result;
  }

  @Override
  public Object subject() {
    return subject;
  }
}
