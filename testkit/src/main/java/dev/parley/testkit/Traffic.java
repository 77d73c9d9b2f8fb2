package dev.parley.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.LongSupplier;

/// The latest of what was sent and received, for the message of a failure. Old entries are dropped.
///
/// Thread-safe.
final class Traffic {
  private static final int ENTRIES = 30;
  private static final int SHOWN = 200;

  private final LongSupplier nanos;
  private final long begin;
  private final Deque<String> entries = new ArrayDeque<>();
  private int dropped;

  Traffic(LongSupplier nanos) {
    this.nanos = nanos;
    begin = nanos.getAsLong();
  }

  void sent(byte[] bytes) {
    add("sent", Visible.bytes(bytes, SHOWN));
  }

  void received(byte[] bytes) {
    add("received", Visible.bytes(bytes, SHOWN));
  }

  void note(String what) {
    add("--", what);
  }

  synchronized String show() {
    var shown = new StringBuilder();
    if (dropped > 0) {
      shown.append("    (").append(dropped).append(" earlier entries)\n");
    }
    entries.forEach(entry -> shown.append("    ").append(entry).append('\n'));
    return shown.toString();
  }

  private synchronized void add(String kind, String what) {
    if (entries.size() == ENTRIES) {
      entries.removeFirst();
      dropped++;
    }
    double seconds = Duration.ofNanos(nanos.getAsLong() - begin).toMillis() / 1000.0;
    entries.addLast(String.format(Locale.ROOT, "%8.3f s  %-8s  %s", seconds, kind, what));
  }
}
