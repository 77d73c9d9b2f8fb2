package dev.parley.dial;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines that one read has brought.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Batch {
  private final List<String> lines = new ArrayList<>();
  private @Nullable BitSet cut;

  void add(String line, boolean isCut) {
    if (isCut) {
      if (cut == null) {
        cut = new BitSet();
      }
      cut.set(lines.size());
    }
    lines.add(line);
  }

  int size() {
    return lines.size();
  }

  String line(int index) {
    return lines.get(index);
  }

  boolean isCut(int index) {
    return cut != null && cut.get(index);
  }
}
