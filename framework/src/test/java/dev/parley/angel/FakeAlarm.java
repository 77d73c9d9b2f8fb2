package dev.parley.angel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// An alarm that rings when a test says so.
///
/// Not thread-safe: many threads may use it, one at a time.
final class FakeAlarm implements Alarm {
  private final List<Pending> pending = new ArrayList<>();

  private record Pending(Duration limit, Runnable action, Future<?> state) {}

  @Override
  public Future<?> after(Duration limit, Runnable action) {
    var fresh = new Pending(limit, action, new CompletableFuture<Void>());
    pending.add(fresh);
    return fresh.state;
  }

  /// {@return the times of what has not rung and was not cancelled}
  List<Duration> armed() {
    return pending.stream().filter(one -> !one.state.isDone()).map(Pending::limit).toList();
  }

  /// Rings whatever is armed.
  void ring() {
    var armed = pending.stream().filter(one -> !one.state.isDone()).toList();
    pending.clear();
    armed.forEach(one -> one.action.run());
  }
}
