package dev.parley.state;

import java.util.ArrayList;
import java.util.List;

/// What was dropped while one blob was read; only so many, since a long list of things that are
/// gone is one mishap and not a thousand.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Warnings {
  private static final int MAX = 5;

  private final List<String> messages = new ArrayList<>(0);
  private int more;

  void add(String message) {
    if (messages.size() < MAX) {
      messages.add(message);
    } else {
      more++;
    }
  }

  /// {@return the last one that was kept}
  String last() {
    return messages.getLast();
  }

  List<String> messages() {
    if (more > 0) {
      var all = new ArrayList<>(messages);
      all.add(messages.getFirst() + ", and " + (MAX - 1 + more) + " more of the kind");
      return all;
    }
    return messages;
  }
}
