package dev.parley.flow;

import dev.parley.event.Event;
import dev.parley.event.EventHandler;
import dev.parley.event.Key;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it came from a source: what the queue holds. An event that is an [Event] also
/// carries its stamps as attributes.
///
/// Immutable, but for the event.
///
/// @param event what came
/// @param origin the source that it came from
/// @param time when it came
/// @param handler the handler that came with it; null if its source hands it on
public record Arrival(
    Object event, Source origin, Instant time, @Nullable EventHandler<Object> handler) {
  /// When the event came.
  public static final Key<Instant> TIME = Key.of("time", Instant.class);

  /// The source that the event came from.
  public static final Key<Source> ORIGIN = Key.of("origin", Source.class);

  /// Stamps the event, if it is one that can be.
  public Arrival {
    if (event instanceof Event known) {
      known.put(TIME, time);
      known.put(ORIGIN, origin);
    }
  }
}
