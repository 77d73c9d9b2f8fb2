package dev.parley.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the handling of one event has led to, applied by the gate as a whole or not at all.
///
/// Not thread-safe: many threads may use it, one at a time. Filled by the service, and not changed
/// any more once it was sent.
public final class Frame {
  private final List<ToGate> steps = new ArrayList<>(4);

  /// Appends a step.
  public void add(ToGate step) {
    steps.add(step);
  }

  /// {@return the steps in the order in which they are to be applied}
  public List<ToGate> steps() {
    return Collections.unmodifiableList(steps);
  }

  /// {@return whether there is nothing to apply}
  public boolean isEmpty() {
    return steps.isEmpty();
  }
}
