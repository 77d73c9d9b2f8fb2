package dev.parley.examples.switchboard;

import dev.parley.event.Registry;
import dev.parley.flow.Source;

/// Rings when somebody pushes it, on whatever thread: here, on the strand of the other service.
///
/// Thread-safe.
final class Doorbell extends Source {
  Doorbell(Registry registry) {
    super("doorbell", registry);
  }

  /// {@return whether anybody will hear it}
  boolean ring(String who) throws InterruptedException {
    return push(new Alarm("bell", who + " is at the door."));
  }
}
