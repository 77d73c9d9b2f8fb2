package dev.parley.store;

import org.jspecify.annotations.Nullable;

/// The saving or deleting of one object.
///
/// @param object null if only its key is known
record Change<T>(SavedStore<T> store, Write write, @Nullable T object) {
  /// Has the object be active, or not, as it will be.
  ///
  /// @return whether that is a change
  boolean begin() {
    if (object == null) {
      return false;
    }
    if (write.document() == null) {
      return store.deactivate(write.key(), object);
    }
    if (store.activate(write.key(), object)) {
      return true;
    }
    store.changed(write.key());
    return false;
  }

  /// Takes back what [#begin] did.
  void takeBack() {
    if (object == null) {
      return;
    }
    if (write.document() != null) {
      store.deactivate(write.key(), object);
    } else if (store.activeOrNull(write.key()) == null) {
      store.activate(write.key(), object);
    }
  }
}
