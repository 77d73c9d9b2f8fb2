package dev.parley.angel;

import dev.parley.link.GateOptions;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/// A process that does its work on a thread of its own, until it is told to end or killed.
///
/// Thread-safe.
final class LiveProcess implements AutoCloseable {
  final FakeProcess process;
  private final GateOptions options;
  private final Semaphore done;
  private final Thread thread;
  private volatile Throwable failure;

  /// @param done gets a permit for each thing that is done
  LiveProcess(Seat seat, GateOptions options, Semaphore done) {
    process = new FakeProcess(seat);
    this.options = options;
    this.done = done;
    thread = Thread.ofPlatform().name("process").daemon().unstarted(this::run);
  }

  LiveProcess start() {
    thread.start();
    return this;
  }

  Seat seat() {
    return process.seat;
  }

  Throwable failure() {
    return failure;
  }

  private void run() {
    try {
      process.seat.ready();
      process.open(options).inherit().admit();
      while (!Thread.currentThread().isInterrupted()) {
        process.lookAtAll();
        var waiting = process.waiting();
        if (waiting.isEmpty()) {
          process.awaitArrival();
        } else {
          process.serve(process.retrying != null ? process.retrying : waiting.getFirst());
          done.release();
        }
      }
    } catch (InterruptedException e) {
      // Killed, as it was meant to be.
    } catch (IOException | IllegalStateException e) {
      if (!process.seat.isGone()) {
        failure = e;
      }
    } catch (AssertionError e) {
      failure = e;
    }
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
