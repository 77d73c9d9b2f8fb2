package dev.parley;

import dev.parley.event.Key;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Values under keys. The map is made with the first value, since most clients never have one.
///
/// Thread-safe.
final class Attributes {
  private volatile @Nullable ConcurrentHashMap<Key<?>, Object> values;

  <T> void put(Key<T> key, T value) {
    values().put(key, key.check(value));
  }

  <T> @Nullable T get(Key<T> key) {
    var values = this.values;
    return values == null ? null : key.type().cast(values.get(key));
  }

  boolean has(Key<?> key) {
    var values = this.values;
    return values != null && values.containsKey(key);
  }

  <T> @Nullable T remove(Key<T> key) {
    var values = this.values;
    return values == null ? null : key.type().cast(values.remove(key));
  }

  private ConcurrentHashMap<Key<?>, Object> values() {
    var known = values;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (values == null) {
        values = new ConcurrentHashMap<>(4);
      }
      return Objects.requireNonNull(values);
    }
  }
}
