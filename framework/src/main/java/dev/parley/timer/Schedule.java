package dev.parley.timer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a timer is due: the interface to implement for a rhythm that [Timers] has no method for.
///
/// A schedule may keep state, and then belongs to one timer. One that brings its own handler also
/// implements [TimerHandler] and is passed to [Timers#schedule(Schedule)].
///
/// Confined to its strand, except for the first call, which comes from whoever makes the timer.
@FunctionalInterface
public interface Schedule {
  /// {@return the first due time after the given one; null if there is none any more}
  ///
  /// Must be quick and must not wait. If it throws, or answers a time that is not later, the timer
  /// ends with a warning; at the first call the exception goes to whoever makes the timer.
  ///
  /// @param after at first when the timer was made, then the due time before; so a schedule that
  ///   adds to it keeps its rhythm however late handlers are. After a long sleep of the machine it
  ///   is called repeatedly, once for each turn that was missed
  @Nullable Instant next(Instant after);
}
