package dev.parley.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// The latest of what was sent and received, for the message of a failure. Old entries are dropped.
///
/// Thread-safe.
final class Transcript {
  private static final int ENTRIES = 30;
  private static final int SHOWN = 200;

  private final long begin = System.nanoTime();
  private final Deque<String> entries = new ArrayDeque<>();
  private int dropped;

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
    double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
    entries.addLast(String.format(Locale.ROOT, "%8.3f s  %-8s  %s", seconds, kind, what));
  }
}
