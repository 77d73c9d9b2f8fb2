package dev.parley.request;

import dev.parley.strand.StoppingException;
import dev.parley.strand.Strand;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A request that waits for its answer.
///
/// Thread-safe; one thread waits.
final class Pending<Q, A> {
  final Request<Q, A> terms;
  final String description;
  private final long begun = System.nanoTime();

  /// Where the sender waits: on its strand, or on any other thread.
  private final @Nullable Wait<Reply<A>> wait;

  private final CompletableFuture<Reply<A>> future = new CompletableFuture<>();

  // Guarded by this object.
  private boolean announced;
  private @Nullable A first;
  private final List<A> items = new ArrayList<>(0);
  private int count;

  Pending(Request<Q, A> terms, @Nullable Strand strand) {
    this.terms = terms;
    this.description = terms.message.toString();
    this.wait =
        strand != null && strand.isCurrent()
            ? Wait.forResult(strand, "the answer to " + description)
            : null;
  }

  Reply<A> await(Duration timeout) {
    return wait != null ? wait.await(timeout) : block(timeout);
  }

  private Reply<A> block(Duration timeout) {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw (WaitTimeoutException)
          new WaitTimeoutException("waited too long for the answer to " + description).initCause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (StoppingException)
          new StoppingException("interrupted while waiting for the answer to " + description)
              .initCause(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RequestException known
          ? known
          : new RequestException(description, e);
    }
  }

  synchronized void announced(A message) {
    announced = true;
    first = message;
  }

  /// {@return whether an answer has said that a list follows}
  synchronized boolean isAnnounced() {
    return announced;
  }

  synchronized void add(A item) {
    if (++count > terms.mostItems) {
      items.clear();
      fail(() -> new TooManyItemsException(description, terms.mostItems));
      return;
    }
    if (first == null) {
      first = item;
    }
    if (terms.each == null) {
      items.add(item);
    } else {
      handOn(item, terms.each);
    }
  }

  private void handOn(A item, Consumer<? super A> each) {
    try {
      each.accept(item);
    } catch (RuntimeException e) {
      fail(() -> new RequestException(description + ": an item of its list was refused", e));
    }
  }

  void answered(A answer) {
    complete(new Reply<>(answer, List.of(), null, time()));
  }

  synchronized void ended(A end, int announced) {
    int received = count;
    if (announced >= 0 && announced != received) {
      fail(() -> new IncompleteAnswerException(description, announced, received));
    } else {
      complete(new Reply<>(first == null ? end : first, items, end, time()));
    }
  }

  private Duration time() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void complete(Reply<A> reply) {
    if (wait != null) {
      wait.complete(reply);
    } else {
      future.complete(reply);
    }
  }

  void fail(Supplier<RequestException> exception) {
    if (wait != null) {
      wait.fail(exception);
    } else {
      future.completeExceptionally(exception.get());
    }
  }
}
