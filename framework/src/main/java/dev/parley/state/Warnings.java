package dev.parley.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What was dropped while one blob was read; only so many, since a long list of things that are
/// gone is one mishap and not a thousand.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Warnings {
  private static final int MAX = 5;

  private final List<String> messages = new ArrayList<>(0);
  private Supplier<String> last = () -> "nothing was dropped";
  private int more;

  /// @param message is only made if it is wanted: a stack trace costs more than the value did
  void add(Supplier<String> message) {
    last = message;
    if (messages.size() < MAX) {
      messages.add(message.get());
    } else {
      more++;
    }
  }

  /// {@return the latest one}
  String last() {
    return last.get();
  }

  List<String> messages() {
    if (more > 0) {
      var all = new ArrayList<>(messages);
      all.add(messages.getLast() + ", and " + more + " more of the kind");
      return all;
    }
    return messages;
  }
}
