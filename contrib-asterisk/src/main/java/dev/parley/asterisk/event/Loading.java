package dev.parley.asterisk.event;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.ActionFailedException;
import dev.parley.asterisk.AsteriskException;
import dev.parley.strand.WaitTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks an exchange for all that lives there, when the manager has logged in. The answers are
/// events like others, so that the follower has them already.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Loading {
  private static final Logger log = LoggerFactory.getLogger(Loading.class);

  private final Exchange exchange;
  private final Follower follower;
  private final long number;

  Loading(Exchange exchange, Follower follower, long number) {
    this.exchange = exchange;
    this.follower = follower;
    this.number = number;
  }

  void run() {
    try {
      ask("Status", "StatusComplete");
      ask("QueueStatus", "QueueStatusComplete");
      ask("SIPpeers", "PeerlistComplete");
      ask("PJSIPShowEndpoints", "EndpointListComplete");
    } catch (AsteriskException | WaitTimeoutException e) {
      // The next connection begins anew.
      log.debug("{}: what lives there can't be read", exchange, e);
      return;
    }
    if (follower.endLoading(number)) {
      exchange.manager().registry().trigger(new Loaded(exchange));
    }
  }

  private void ask(String action, String end) {
    try {
      exchange.manager().send(Action.of(action).list(end));
    } catch (ActionFailedException e) {
      // Not everybody may ask for everything, and not every exchange has all modules.
      log.debug("{}: {} is refused", exchange, action, e);
    }
  }
}
