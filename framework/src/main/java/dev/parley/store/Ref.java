package dev.parley.store;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A reference to a stored object: its key, and the store in which it is looked up when somebody
/// asks. For fields of stored objects, of handlers and of attributes; it costs nothing to read back
/// and comes through saves and restarts even while the object is gone.
///
/// Immutable.
///
/// @param <T> the class of the object
public final class Ref<T> {
  private final Store<T> store;
  private final String key;

  Ref(Store<T> store, String key) {
    this.store = store;
    this.key = key;
  }

  /// {@return the key of the object}
  public String key() {
    return key;
  }

  /// {@return the store in which it is looked up}
  public Store<T> store() {
    return store;
  }

  /// {@return the object} Waits, if it is not active.
  ///
  /// @throws NoSuchStoredException if it is gone
  /// @throws UnreadableObjectException if its saved form can't be read
  /// @throws IllegalStateException off the strand
  public T get() {
    return store.load(key);
  }

  /// {@return the object; null if it is gone} Waits, if it is not active.
  ///
  /// @throws UnreadableObjectException if its saved form can't be read
  /// @throws IllegalStateException off the strand
  public @Nullable T getOrNull() {
    return store.find(key).orElse(null);
  }

  /// {@return the object, if it is active} Never waits.
  public Optional<T> active() {
    return store.active(key);
  }

  /// {@return whether it refers to this object}
  public boolean isTo(T object) {
    return store.key(object).equals(key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ref<?> ref
        && key.equals(ref.key)
        && store.name().equals(ref.store.name());
  }

  @Override
  public int hashCode() {
    return Objects.hash(store.name(), key);
  }

  @Override
  public String toString() {
    return store.name() + "/" + key;
  }
}
