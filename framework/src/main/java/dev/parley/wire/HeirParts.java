package dev.parley.wire;

import dev.parley.link.Inheritance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Cuts an inheritance into parts, so that no message grows with the number of clients.
///
/// Not thread-safe: many threads may use it, one at a time.
final class HeirParts {
  /// Bytes in one part, about; a single value may have more.
  private static final int PART = 256 * 1024;

  /// Bytes of a client with which nothing is kept, about.
  private static final int BARE = 64;

  private final Consumer<Answer.Heirs> next;
  private Map<String, byte[]> kept = new HashMap<>();
  private List<Inheritance.Heir> heirs = new ArrayList<>();
  private long weight;

  private HeirParts(Consumer<Answer.Heirs> next) {
    this.next = next;
  }

  /// Hands all parts on, in order.
  static void of(Inheritance inheritance, Consumer<Answer.Heirs> next) {
    var parts = new HeirParts(next);
    inheritance
        .kept()
        .forEach((name, value) -> {
          parts.kept.put(name, value);
          parts.added(value.length);
        });
    for (Inheritance.Heir heir : inheritance.heirs()) {
      parts.heirs.add(heir);
      parts.added(BARE + heir.kept().values().stream().mapToLong(value -> value.length).sum());
    }
    parts.end();
  }

  private void added(long bytes) {
    weight += bytes;
    if (weight >= PART) {
      end();
    }
  }

  private void end() {
    if (!kept.isEmpty() || !heirs.isEmpty()) {
      next.accept(new Answer.Heirs(kept, heirs));
    }
    kept = new HashMap<>();
    heirs = new ArrayList<>();
    weight = 0;
  }
}
