package dev.parley;

import dev.parley.event.Key;
import dev.parley.state.StateException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Values under keys. The map is made with the first value, since most clients never have one.
///
/// What comes from another process stays as it was written until somebody asks for it by its key,
/// which says what class it is of.
///
/// Thread-safe.
final class Attributes {
  private static final Logger log = LoggerFactory.getLogger(Client.class);

  private volatile @Nullable ConcurrentHashMap<Key<?>, Object> values;

  /// What was written by another process and not asked for yet, by the names of the keys.
  private volatile @Nullable Inherited inherited;

  private record Inherited(Keeping keeping, Map<String, byte[]> written) {}

  /// Takes over what another process has written.
  void inherit(Keeping keeping, Map<String, byte[]> written) {
    inherited = written.isEmpty() ? null : new Inherited(keeping, new ConcurrentHashMap<>(written));
  }

  /// {@return the value as another process can read it; null if there is none}
  ///
  /// @throws StateException if it can't be written
  byte @Nullable [] encode(Keeping keeping, Key<?> key) {
    Object value = get(key);
    return value == null ? null : keeping.codec().write(key.name(), value);
  }

  <T> void put(Key<T> key, T value) {
    values().put(key, key.check(value));
    forgetInherited(key);
  }

  <T> @Nullable T get(Key<T> key) {
    // In this order: what is not inherited any more is among the values.
    var inherited = this.inherited;
    T value = known(key);
    return value == null && inherited != null ? read(inherited, key) : value;
  }

  private <T> @Nullable T known(Key<T> key) {
    var values = this.values;
    return values == null ? null : key.type().cast(values.get(key));
  }

  boolean has(Key<?> key) {
    return get(key) != null;
  }

  <T> @Nullable T remove(Key<T> key) {
    T value = get(key);
    var values = this.values;
    if (values != null) {
      values.remove(key);
    }
    forgetInherited(key);
    return value;
  }

  private <T> @Nullable T read(Inherited inherited, Key<T> key) {
    byte[] written = inherited.written().get(key.name());
    if (written == null) {
      return known(key);
    }
    try {
      inherited.keeping().declare(key.type());
      T value = inherited.keeping().codec().read(key.name(), key.type(), written);
      if (value == null) {
        return null;
      }
      Object other = values().putIfAbsent(key, value);
      return other == null ? value : key.type().cast(other);
    } catch (StateException e) {
      log.warn("an attribute that was kept is dropped: {}", e.getMessage());
      return null;
    } finally {
      forgetInherited(key);
    }
  }

  private void forgetInherited(Key<?> key) {
    var inherited = this.inherited;
    if (inherited != null) {
      inherited.written().remove(key.name());
      if (inherited.written().isEmpty()) {
        this.inherited = null;
      }
    }
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
