package dev.parley.store;

import org.jspecify.annotations.Nullable;

/// Which classes have stores.
interface Registered {
  /// {@return the store of a class, or of the nearest superclass that has one; null if there is
  /// none}
  @Nullable StoreBase<?> storeOf(Class<?> type);

  /// {@return the store in which a reference to a class is looked up: its own, or else the only one
  /// that is for a subclass; null if there is none}
  @Nullable StoreBase<?> targetOf(Class<?> type);
}
