package dev.parley.asterisk.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many members the queues of an exchange have, all together, up to a limit.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class MemberCount {
  private static final Logger log = LoggerFactory.getLogger(MemberCount.class);

  private final int limit;
  private int count;
  private boolean warned;

  MemberCount(int limit) {
    this.limit = limit;
  }

  /// Counts one more.
  ///
  /// @return whether it may be kept
  boolean add(Queue queue) {
    if (count >= limit) {
      if (!warned) {
        warned = true;
        log.warn("{} has more than {} members of queues; no more are kept", queue.manager(), limit);
      }
      return false;
    }
    count++;
    return true;
  }

  void remove(int members) {
    count -= members;
  }
}
