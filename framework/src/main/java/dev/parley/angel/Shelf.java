package dev.parley.angel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept with one client, or with the service as a whole, by name.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Shelf {
  /// Roughly what a slot takes beside its name and value.
  private static final int SLOT = 64;

  private final Map<String, byte[]> slots = new HashMap<>(2);
  private long bytes;

  /// Set when a refusal was logged.
  private boolean refusalLogged;

  /// {@return by how many bytes this would grow}
  long growth(String name, byte @Nullable [] value) {
    byte @Nullable [] before = slots.get(name);
    return cost(name, value) - cost(name, before);
  }

  void put(String name, byte @Nullable [] value) {
    bytes += growth(name, value);
    if (value == null) {
      slots.remove(name);
    } else {
      slots.put(name, value);
    }
  }

  long bytes() {
    return bytes;
  }

  Map<String, byte[]> slots() {
    return slots;
  }

  /// {@return whether this is the first time that this is asked}
  boolean isFirstRefusal() {
    boolean first = !refusalLogged;
    refusalLogged = true;
    return first;
  }

  private static long cost(String name, byte @Nullable [] value) {
    return value == null ? 0 : SLOT + name.length() + value.length;
  }
}
