package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// Somebody answered a challenge in a wrong way.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ChallengeResponseFailed extends SecurityEvent {
  /// An event that the exchange tells.
  public ChallengeResponseFailed(Manager manager, Fields fields) {
    super(manager, fields);
  }
}
