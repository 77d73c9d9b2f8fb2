package dev.parley.store;

/// What is to be saved and deleted together: all of it or nothing.
///
/// Confined to its strand: use it only in the call that got it.
public interface Transaction {
  /// Takes a picture of an object of one of the stores, which is to be saved with the others.
  ///
  /// @throws IllegalArgumentException if no store is for its class
  void save(Object object);

  /// Has an object deleted with the others.
  ///
  /// @throws IllegalArgumentException if no store is for its class
  void delete(Object object);
}
