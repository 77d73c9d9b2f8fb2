package dev.parley.event;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of an event that was triggered.
///
/// Immutable.
public final class Outcome {
  /// The registry was stopped.
  static final Outcome REFUSED = new Outcome(0, false, null, List.of(), "refused");

  private static final String DONE = "";
  private static final Outcome[] CLEAN = new Outcome[256];

  static {
    for (int heard = 0; heard < CLEAN.length; heard++) {
      CLEAN[heard] = new Outcome(heard, false, null, List.of(), DONE);
    }
  }

  private final int heard;
  private final boolean stopped;
  private final @Nullable Listener stoppedBy;
  private final List<Failure> failures;
  private final String cutShort;

  private Outcome(
      int heard,
      boolean stopped,
      @Nullable Listener stoppedBy,
      List<Failure> failures,
      String cutShort) {
    this.heard = heard;
    this.stopped = stopped;
    this.stoppedBy = stoppedBy;
    this.failures = failures;
    this.cutShort = cutShort;
  }

  /// {@return the outcome of an event that was neither stopped nor failed; shared, so that it costs
  /// nothing}
  static Outcome clean(int heard) {
    // Compared as the array access does it, so that it is compared once.
    return Integer.compareUnsigned(heard, CLEAN.length) < 0
        ? CLEAN[heard]
        : new Outcome(heard, false, null, List.of(), DONE);
  }

  /// {@return an outcome without failures, for an event that was handled elsewhere, such as in the
  /// process before this one}
  ///
  /// @param heard how many handlers were called
  /// @param stopped whether the event was stopped
  /// @throws IllegalArgumentException if the number is negative
  public static Outcome of(int heard, boolean stopped) {
    if (heard < 0) {
      throw new IllegalArgumentException("heard: " + heard + " (expected 0 or more)");
    }
    return of(heard, stopped, null, List.of());
  }

  static Outcome of(
      int heard, boolean stopped, @Nullable Listener stoppedBy, List<Failure> failures) {
    return !stopped && failures.isEmpty()
        ? clean(heard)
        : new Outcome(heard, stopped, stoppedBy, List.copyOf(failures), DONE);
  }

  static Outcome endedQuietly(int heard, List<Failure> failures) {
    return new Outcome(heard, false, null, List.copyOf(failures), "ended quietly");
  }

  /// {@return how many handlers were called; a detached one counts when it has started}
  public int heard() {
    return heard;
  }

  /// {@return whether the event was stopped, before it was triggered or by a handler}
  public boolean isStopped() {
    return stopped;
  }

  /// {@return whose handler stopped the event; empty if none did}
  public Optional<Listener> stoppedBy() {
    return Optional.ofNullable(stoppedBy);
  }

  /// {@return the handlers that threw, in the order of their calls; a detached one is not among
  /// them}
  public List<Failure> failures() {
    return failures;
  }

  /// {@return whether nobody was called because the registry is stopped}
  public boolean isRefused() {
    return this == REFUSED;
  }

  /// {@return whether it ended before its last handler without a failure, because the person whom
  /// it was about has left}
  public boolean isEndedQuietly() {
    return !cutShort.isEmpty() && this != REFUSED;
  }

  /// {@return whether all handlers were called that were to be, and none failed}
  public boolean isClean() {
    return !stopped && failures.isEmpty() && cutShort.isEmpty();
  }

  @Override
  public String toString() {
    var text = new StringBuilder("heard by ").append(heard);
    if (stopped) {
      text.append(", stopped");
      if (stoppedBy != null) {
        text.append(" by ").append(stoppedBy.label());
      }
    }
    if (!failures.isEmpty()) {
      text.append(", failed: ").append(failures);
    }
    if (!cutShort.isEmpty()) {
      text.append(", ").append(cutShort);
    }
    return text.toString();
  }
}
