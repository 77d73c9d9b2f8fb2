package dev.parley.bench.angel;

import java.util.HashMap;
import java.util.Map;

/// What people see of the processes that serve them.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Observer implements Person.Watch {
  private final Map<Long, Span> spans = new HashMap<>();
  private long serving;
  private long answers;
  private long longestWait;

  /// From the first answer of a process to its last one.
  private static final class Span {
    final long first;
    long last;

    Span(long first) {
      this.first = first;
      this.last = first;
    }
  }

  @Override
  public void answered(long process, long sent, long now) {
    answers++;
    longestWait = Math.max(longestWait, now - sent);
    if (process != 0) {
      spans.computeIfAbsent(
                  process,
                  id -> {
                    serving = id;
                    return new Span(now);
                  })
              .last =
          now;
    }
  }

  /// {@return the process that was the last one to begin to answer; 0 for none}
  long serving() {
    return serving;
  }

  long answers() {
    return answers;
  }

  /// {@return nanoseconds from the last answer of one process to the first one of another}
  long pause(long from, long to) {
    return span(to).first - span(from).last;
  }

  /// {@return nanoseconds that the line waited that waited longest, since this was last asked}
  long longestWait() {
    long longest = longestWait;
    longestWait = 0;
    return longest;
  }

  private Span span(long process) {
    var span = spans.get(process);
    if (span == null) {
      throw new IllegalArgumentException("process " + process + " has answered nothing");
    }
    return span;
  }
}
