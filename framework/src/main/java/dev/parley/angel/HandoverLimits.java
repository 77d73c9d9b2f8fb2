package dev.parley.angel;

import java.time.Duration;
import java.util.stream.Stream;

/// How long each part of a [Handover] may take.
///
/// Immutable.
///
/// @param prepare from its beginning until the new process is ready
/// @param freeze until the old process has come to rest
/// @param takeOver from then until the new process serves
public record HandoverLimits(Duration prepare, Duration freeze, Duration takeOver) {
  /// Two minutes to prepare, since nobody waits meanwhile, and 10 and 30 seconds.
  public static final HandoverLimits DEFAULTS =
      new HandoverLimits(Duration.ofMinutes(2), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /// Refuses what makes no sense.
  public HandoverLimits {
    if (!Stream.of(prepare, freeze, takeOver).allMatch(Duration::isPositive)) {
      throw new IllegalArgumentException(
          "prepare: %s, freeze: %s, takeOver: %s (expected times above zero)"
              .formatted(prepare, freeze, takeOver));
    }
  }
}
