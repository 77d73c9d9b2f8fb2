package dev.parley.request;

import dev.parley.strand.StoppingException;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;

/// A request that is about to be sent.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Request<Q, A> {
  private final Requests<Q, A> requests;
  private final Q message;
  private boolean exclusive;

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

  /// Sends the request and waits for the answer; [Requests#send] says more.
  ///
  /// @throws WaitTimeoutException if there is none in time
  /// @throws StoppingException if the strand stops and its grace period ends, or the waiting thread
  ///   is interrupted
  /// @throws RequestException if it can't be sent or the answer is not complete, or the connection
  ///   ends
  public Reply<A> send(Duration timeout) {
    return requests.send(message, exclusive, timeout);
  }
}
