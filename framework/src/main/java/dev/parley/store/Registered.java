package dev.parley.store;

import org.jspecify.annotations.Nullable;

/// Which classes have stores.
interface Registered {
  /// {@return the store of a class, or of the nearest superclass that has one; null if there is
  /// none}
  @Nullable StoreBase<?> storeOf(Class<?> type);
}
