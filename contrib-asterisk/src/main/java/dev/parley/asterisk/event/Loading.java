package dev.parley.asterisk.event;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.ActionFailedException;
import dev.parley.asterisk.AsteriskException;
import dev.parley.asterisk.NotConnectedException;
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
      if (ask("Status", "StatusComplete") && follower.isLatest(number)) {
        follower.channelsAreRead();
      }
      if (ask("QueueStatus", "QueueStatusComplete") && follower.isLatest(number)) {
        follower.queuesAreRead();
      }
      ask("SIPpeers", "PeerlistComplete");
      ask("PJSIPShowEndpoints", "EndpointListComplete");
    } catch (NotConnectedException e) {
      // The next connection begins anew.
      log.debug("{}: lost before it was read", exchange, e);
      return;
    }
    if (follower.isLatest(number)) {
      exchange.manager().registry().trigger(new Loaded(exchange));
    }
  }

  /// {@return whether it has told all}
  private boolean ask(String action, String end) {
    try {
      // The follower has what it keeps of a list, however long that is.
      var _ = exchange.manager().send(Action.of(action).list(end), _ -> {});
      return true;
    } catch (ActionFailedException e) {
      // Not everybody may ask for everything, and not every exchange has all modules.
      log.debug("{}: {} is refused", exchange, action, e);
    } catch (NotConnectedException e) {
      throw e;
    } catch (AsteriskException | WaitTimeoutException e) {
      log.warn("{}: the answer to {} is not complete: {}", exchange, action, e.getMessage());
    }
    return false;
  }
}
