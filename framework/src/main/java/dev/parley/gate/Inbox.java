package dev.parley.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One client's inputs on their way to the service, of which only so many may be unacknowledged.
/// What is beyond that waits here; no more than one read holds, since the socket is not read
/// meanwhile.
///
/// Confined to its event loop.
///
/// @param <T> a line, or a piece of data
final class Inbox<T> {
  private final int bound;
  private final Consumer<List<T>> service;
  private @Nullable List<T> batch;
  private @Nullable ArrayDeque<T> held;
  private int unacknowledged;

  /// Whether the bound was reached since there was last nothing unacknowledged, and that was asked
  /// for.
  private boolean filled;

  /// @param bound how many inputs may be unacknowledged
  /// @param service takes each list and keeps it
  Inbox(int bound, Consumer<List<T>> service) {
    this.bound = bound;
    this.service = service;
  }

  /// Adds an input; [#deliver] passes it on.
  void add(T input) {
    if (held != null) {
      held.add(input);
      return;
    }
    if (batch == null) {
      batch = new ArrayList<>(4);
    }
    batch.add(input);
    if (unacknowledged + batch.size() > bound) {
      held = new ArrayDeque<>();
      held.add(batch.removeLast());
    }
  }

  void acknowledge(int inputs) {
    unacknowledged = Math.max(0, unacknowledged - inputs);
  }

  /// Passes on as much as the bound allows, in one list.
  void deliver() {
    if (held != null) {
      refill(held);
    }
    @Nullable List<T> ready = batch;
    if (ready != null && !ready.isEmpty()) {
      batch = null;
      unacknowledged += ready.size();
      service.accept(ready);
    }
  }

  /// {@return whether everything that was added was passed on}
  boolean isEmpty() {
    return batch == null && held == null;
  }

  /// {@return whether the service may be given more}
  boolean hasRoom() {
    return held == null && unacknowledged < bound;
  }

  /// {@return whether the bound has been reached; once until everything is acknowledged, so that a
  /// client that is served as fast as it sends makes no more of these than it must}
  boolean takeFilled() {
    if (hasRoom()) {
      filled = filled && unacknowledged > 0;
      return false;
    }
    boolean before = filled;
    filled = true;
    return !before;
  }

  /// Forgets what was not yet passed on.
  void clear() {
    batch = null;
    held = null;
  }

  private void refill(ArrayDeque<T> waiting) {
    if (batch == null) {
      batch = new ArrayList<>(4);
    }
    while (unacknowledged + batch.size() < bound && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    if (waiting.isEmpty()) {
      held = null;
    }
  }
}
