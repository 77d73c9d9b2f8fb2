package dev.parley.event;

import dev.parley.strand.StoppingException;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Waits for one event, on a strand or on any other thread.
final class NextEvent {
  private NextEvent() {}

  static Object await(Binder binder, Terms terms, Duration limit) {
    Strand strand = binder.strand();
    String what = "an event " + terms.type.getSimpleName();
    return strand != null && strand.isCurrent()
        ? awaitOnStrand(binder, strand, terms, what, limit)
        : block(binder, strand, terms, what, limit);
  }

  private static Object awaitOnStrand(
      Binder binder, Strand strand, Terms terms, String what, Duration limit) {
    Wait<Object> wait = Wait.forInput(strand, what);
    Listener listener = binder.bind(terms, wait::complete);
    try {
      return wait.await(limit);
    } finally {
      listener.remove();
    }
  }

  private static Object block(
      Binder binder, @Nullable Strand strand, Terms terms, String what, Duration limit) {
    if (strand != null) {
      strand.requireMayBlock("await");
    }
    var happened = new CompletableFuture<Object>();
    Listener listener = binder.bind(terms, happened::complete);
    try {
      return happened.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw (WaitTimeoutException)
          new WaitTimeoutException("waited too long for " + what).initCause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (StoppingException)
          new StoppingException("interrupted while waiting for " + what).initCause(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for " + what, e);
    } finally {
      listener.remove();
    }
  }
}
