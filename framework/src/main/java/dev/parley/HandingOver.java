package dev.parley;

import dev.parley.event.Event;
import dev.parley.link.GateLink;
import dev.parley.strand.StoppingException;
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

  // Guarded by this.
  private boolean freezing;
  private @Nullable String failure;

  HandingOver(Service service) {
    this.service = service;
  }

  /// Comes to rest, soon; from any thread.
  void freeze(GateLink gate) {
    synchronized (this) {
      freezing = true;
      failure = null;
    }
    try {
      service.strand().execute(() -> comeToRest(gate));
    } catch (RejectedExecutionException e) {
      log.debug("told to hand over after the stop", e);
    }
  }

  /// The other process has failed, whether this one is at rest already or not; from any thread.
  synchronized void thaw(String reason) {
    if (freezing) {
      failure = reason;
      freezing = false;
      service.strand().thaw();
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
    announce(new PreRestart(service));
    service.life().workers().awaitQuiet(service.strand(), WORK);
    service.stores().awaitQuiet(WORK);
    for (InetSocketAddress address : service.addresses()) {
      announce(new Suspend(service, address));
    }
    service.outbox().settle();
    service.outbox().hold();
    service.stores().close();
    if (isFreezing()) {
      log.info("handing over to another process");
      gate.frozen();
    }
    service.strand().freeze();
    service.stores().reopen();
    service.outbox().release();
    failed(takeFailure());
  }

  /// Goes on whatever the registry's policy for failures is: a thaw for a rest that was never come
  /// to would end the next one.
  private void announce(Event event) {
    try {
      service.registry().trigger(event);
    } catch (StoppingException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("{} failed as the service came to rest", event, e);
    }
  }

  private synchronized boolean isFreezing() {
    return freezing;
  }

  private synchronized String takeFailure() {
    String reason = failure == null ? "no reason is known" : failure;
    failure = null;
    return reason;
  }
}
