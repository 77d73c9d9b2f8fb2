package dev.parley.bench;

import dev.parley.bench.child.Child;
import java.time.Duration;

/// What a JVM holds, in bytes.
///
/// Immutable.
///
/// @param heap what is reachable after a collection
/// @param buffers direct buffers
/// @param resident physical memory of the whole process
record Memory(long heap, long buffers, long resident) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /// Asks a child that knows the command `memory`, and waits for its collections.
  static Memory ask(Child child) {
    child.tell("memory");
    String[] fields = child.await("memory ", LIMIT).split(" ", -1);
    return new Memory(
        Long.parseLong(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
  }

  Memory minus(Memory other) {
    return new Memory(heap - other.heap, buffers - other.buffers, resident - other.resident);
  }

  Memory dividedBy(int count) {
    return new Memory(heap / count, buffers / count, resident / count);
  }
}
