package dev.parley.testkit;

import java.time.Duration;

/// What a line of a transcript says, unless it was seen.
///
/// Immutable.
sealed interface TranscriptStep {
  /// Somebody comes; in a session of one that is not written.
  record Comes(String who) implements TranscriptStep {}

  record Types(String who, String text) implements TranscriptStep {}

  record Leaves(String who) implements TranscriptStep {}

  record Breaks(String who) implements TranscriptStep {}

  record Passes(Duration time) implements TranscriptStep {}

  /// For the reader.
  record Remark() implements TranscriptStep {}
}
