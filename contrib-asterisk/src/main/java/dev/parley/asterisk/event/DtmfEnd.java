package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.util.Optional;

/// A key was let go.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DtmfEnd extends DtmfEvent {
  /// An event that the exchange tells.
  public DtmfEnd(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return how long it was pressed}
  public Optional<Duration> duration() {
    return Read.millis(fields(), "DurationMs");
  }
}
