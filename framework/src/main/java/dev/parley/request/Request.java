package dev.parley.request;

import dev.parley.strand.StoppingException;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A request that is about to be sent.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Request<Q, A> {
  private final Requests<Q, A> requests;
  final Q message;
  boolean exclusive;
  int mostItems = Integer.MAX_VALUE;
  @Nullable Consumer<? super A> each;

  Request(Requests<Q, A> requests, Q message) {
    this.requests = requests;
    this.message = message;
  }

  /// Keeps what answers this request from the listeners of the registry: only the reply has it.
  ///
  /// @return this request
  public Request<Q, A> exclusive() {
    exclusive = true;
    return this;
  }

  /// Bounds a list: with more items the request fails, and the rest of them are events of their
  /// own. Without it a list may be as long as the other side likes.
  ///
  /// @return this request
  /// @throws IllegalArgumentException if it is less than 1
  public Request<Q, A> atMost(int items) {
    if (items < 1) {
      throw new IllegalArgumentException("atMost: " + items + " (expected 1 or more)");
    }
    mostItems = items;
    return this;
  }

  /// Has each item of a list handed on as it comes, in place of being kept for the reply, which
  /// then has none.
  ///
  /// @param consumer called on the thread that calls [Requests#received]; must not wait. If it
  ///   throws, the request fails
  /// @return this request
  public Request<Q, A> each(Consumer<? super A> consumer) {
    each = Objects.requireNonNull(consumer, "consumer");
    return this;
  }

  /// Sends the request and waits for the answer; [Requests#send] says more.
  ///
  /// @throws WaitTimeoutException if there is none in time
  /// @throws StoppingException if the strand stops and its grace period ends, or the waiting thread
  ///   is interrupted
  /// @throws RequestException if it can't be sent or the answer is not complete, or the connection
  ///   ends
  public Reply<A> send(Duration timeout) {
    return requests.send(this, timeout);
  }
}
