package dev.parley.request;

import dev.parley.event.Registry;
import dev.parley.strand.StoppingException;
import dev.parley.strand.Strand;
import dev.parley.strand.WaitTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends requests over one connection and hands each its answer, in whatever order they come.
///
/// What comes in goes to [#received], which gives it to the request it answers and, as an event, to
/// the listeners of the registry, unless the request is [exclusive][Request#exclusive]. An answer
/// that nobody waits for is an [OrphanAnswer] event instead, and so is a second one to a request
/// whose list has been announced and has not ended.
///
/// Thread-safe.
///
/// @param <Q> requests
/// @param <A> what comes in
public final class Requests<Q, A> {
  /// Ids of requests that are over, remembered to tell a late answer from one to nothing.
  private static final int REMEMBERED = 1000;

  private final Consumer<Object> listeners;
  private final @Nullable Strand strand;
  private final Protocol<Q, A> protocol;

  // Guarded by this object.
  private final Map<String, Pending<Q, A>> pending = new LinkedHashMap<>();
  private final Map<String, OrphanAnswer.Reason> over =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OrphanAnswer.Reason> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long sent;
  private int mostWaiting = Integer.MAX_VALUE;
  private @Nullable String lost;
  private @Nullable Throwable lostBecause;

  /// For one connection.
  ///
  /// @param registry where what comes in is triggered; requests sent on its strand wait there
  public Requests(Registry registry, Protocol<Q, A> protocol) {
    this(registry.strand(), protocol, registry::post);
  }

  /// For one connection whose events go another way to their listeners.
  ///
  /// @param strand requests sent on it wait there; null if there is none
  /// @param listeners is given what comes in, and orphans; called on the thread that calls
  ///   [#received], and should not wait
  public Requests(@Nullable Strand strand, Protocol<Q, A> protocol, Consumer<Object> listeners) {
    this.strand = strand;
    this.protocol = Objects.requireNonNull(protocol, "protocol");
    this.listeners = Objects.requireNonNull(listeners, "listeners");
  }

  /// Bounds how many requests may wait for their answer at the same time; without it there may be
  /// as many as are sent. A further one is a [TooManyRequestsException] at once.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is less than 1
  public synchronized Requests<Q, A> atMost(int waiting) {
    if (waiting < 1) {
      throw new IllegalArgumentException("atMost: " + waiting + " (expected 1 or more)");
    }
    mostWaiting = waiting;
    return this;
  }

  /// Sends a request and waits for its answer. On the strand of the registry, from inside a handler
  /// too, it leaves the strand to others meanwhile; any other thread is blocked.
  ///
  /// @param timeout at most this long; an answer that comes later is an [OrphanAnswer]
  /// @throws WaitTimeoutException if there is no answer in time
  /// @throws StoppingException if the strand stops and its grace period ends, or the waiting thread
  ///   is interrupted
  /// @throws RequestException if it can't be sent or the answer is not complete, or the connection
  ///   ends
  /// @throws IllegalStateException on an event loop
  public Reply<A> send(Q message, Duration timeout) {
    return send(request(message), timeout);
  }

  /// Begins a request with further terms.
  public Request<Q, A> request(Q message) {
    return new Request<>(this, message);
  }

  Reply<A> send(Request<Q, A> terms, Duration timeout) {
    if (strand != null && !strand.isCurrent()) {
      strand.requireMayBlock("send");
    }
    var request = new Pending<>(terms, strand);
    String id = begin(request);
    try {
      protocol.send(terms.message, id);
      return request.await(timeout);
    } catch (IOException e) {
      throw new RequestException(request.description + " can't be sent", e);
    } finally {
      // Nobody waits any more, whatever the way out; an answer has taken it out already.
      end(id, OrphanAnswer.Reason.LATE);
    }
  }

  private synchronized String begin(Pending<Q, A> request) {
    if (lost != null) {
      throw connectionLost(request, lost);
    }
    if (pending.size() >= mostWaiting) {
      throw new TooManyRequestsException(request.description, mostWaiting);
    }
    String id = Long.toString(++sent);
    pending.put(id, request);
    return id;
  }

  private synchronized @Nullable Pending<Q, A> end(String id, OrphanAnswer.Reason later) {
    Pending<Q, A> request = pending.remove(id);
    if (request != null) {
      over.put(id, later);
    }
    return request;
  }

  private synchronized @Nullable Pending<Q, A> find(@Nullable String id) {
    return id == null ? null : pending.get(id);
  }

  /// Takes in what has come over the connection; never waits.
  public void received(A message) {
    String id = protocol.id(message);
    Pending<Q, A> request = find(id);
    Part part =
        request == null ? protocol.part(message) : protocol.part(message, request.terms.message);
    if (part == Part.NONE) {
      listeners.accept(message);
      return;
    }
    if (request == null || id == null) {
      listeners.accept(protocol.orphan(message, id, reason(id)));
      return;
    }
    if ((part == Part.ANSWER || part == Part.LIST) && request.isAnnounced()) {
      listeners.accept(protocol.orphan(message, id, OrphanAnswer.Reason.REPEATED));
      return;
    }
    if (part == Part.ANSWER || part == Part.END) {
      var _ = end(id, OrphanAnswer.Reason.REPEATED);
    }
    // Listeners come first, so that what they do has happened when the request goes on.
    if (!request.terms.exclusive) {
      listeners.accept(message);
    }
    switch (part) {
      case ANSWER -> request.answered(message);
      case LIST -> request.announced(message);
      case ITEM -> request.add(message);
      case END -> request.ended(message, protocol.count(message));
      case NONE -> {}
    }
  }

  private synchronized OrphanAnswer.Reason reason(@Nullable String id) {
    return over.getOrDefault(String.valueOf(id), OrphanAnswer.Reason.UNKNOWN);
  }

  /// The connection has ended: everything that waits fails at once, and so does what is sent later.
  /// A repeat call has no effect.
  ///
  /// @param why for the message of the exceptions
  /// @param cause what ended it, if something did
  public void connectionLost(String why, @Nullable Throwable cause) {
    Map<String, Pending<Q, A>> failed;
    synchronized (this) {
      if (lost != null) {
        return;
      }
      lost = why;
      lostBecause = cause;
      failed = new LinkedHashMap<>(pending);
      pending.clear();
    }
    failed.values().forEach(request -> request.fail(() -> connectionLost(request, why)));
  }

  private synchronized ConnectionLostException connectionLost(Pending<Q, A> request, String why) {
    return new ConnectionLostException(
        request.description + ": the connection has ended: " + why, lostBecause);
  }

  /// {@return how many requests wait for their answer}
  public synchronized int waiting() {
    return pending.size();
  }
}
