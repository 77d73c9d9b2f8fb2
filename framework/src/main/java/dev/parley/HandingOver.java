package dev.parley;

import dev.parley.link.GateLink;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a service comes to rest for another process, and goes on if that one fails.
///
/// Thread-safe.
final class HandingOver {
  private static final Logger log = LoggerFactory.getLogger(Service.class);

  /// How long blocking work may go on that is under way; what is not done by then is done again.
  private static final Duration WORK = Duration.ofSeconds(1);

  private final Service service;

  // Both are guarded by this, and so is what is in a rest.

  /// The one that was asked for and not called off.
  private @Nullable Rest present;

  /// Whether a task comes to rest, or is queued to. If the rest is called off and another one asked
  /// for meanwhile, that task comes to the other one too.
  private boolean busy;

  /// One rest of the service, from the order to come to it on.
  private static final class Rest {
    /// Whether the strand is frozen for it, or about to be: it needs a thaw.
    boolean begun;

    /// Why it was called off.
    @Nullable String failure;
  }

  HandingOver(Service service) {
    this.service = service;
  }

  /// Comes to rest, soon; from any thread.
  void freeze(GateLink gate) {
    synchronized (this) {
      if (present != null) {
        return; // that one will do
      }
      present = new Rest();
      if (busy) {
        return;
      }
      busy = true;
    }
    try {
      service.strand().execute(() -> comeToRest(gate));
    } catch (RejectedExecutionException e) {
      log.debug("told to hand over after the stop", e);
    }
  }

  /// The other process has failed, whether this one is at rest already or not; from any thread.
  synchronized void thaw(String reason) {
    Rest rest = present;
    if (rest != null) {
      present = null;
      rest.failure = reason;
      if (rest.begun) {
        service.strand().thaw();
      }
    }
  }

  /// The other process has failed before this one had to come to rest; from any thread.
  void failed(String reason) {
    log.warn("the restart has failed: {}", reason);
    try {
      service.registry().post(new RestartFailed(service, reason));
    } catch (RejectedExecutionException e) {
      log.debug("told of a restart that failed after the stop", e);
    }
  }

  private void comeToRest(GateLink gate) {
    try {
      for (Rest rest = next(); rest != null; rest = next()) {
        comeToRest(gate, rest);
      }
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        busy = false;
      }
      throw e;
    }
  }

  private synchronized @Nullable Rest next() {
    busy = present != null;
    return present;
  }

  private void comeToRest(GateLink gate, Rest rest) {
    service.life().announce(new PreRestart(service));
    service.life().workers().awaitQuiet(service.strand(), WORK);
    service.stores().awaitQuiet(WORK);
    for (InetSocketAddress address : service.addresses()) {
      service.life().announce(new Suspend(service, address));
    }
    service.outbox().settle();
    service.outbox().hold();
    try {
      service.stores().close();
      if (begin(rest)) {
        rest(gate);
      }
      service.stores().reopen();
    } finally {
      service.outbox().release();
    }
    failed(failure(rest));
  }

  private void rest(GateLink gate) {
    log.info("handing over to another process");
    try {
      gate.frozen();
    } finally {
      // In any case: a thaw for a rest that was never come to would end the next one.
      service.strand().freeze();
    }
  }

  /// {@return whether the rest is still wanted; from then on it needs a thaw}
  private synchronized boolean begin(Rest rest) {
    rest.begun = rest.failure == null;
    return rest.begun;
  }

  private synchronized String failure(Rest rest) {
    return rest.failure == null ? "no reason is known" : rest.failure;
  }
}
