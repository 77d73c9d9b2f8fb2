package dev.parley.store;

/// The calls to stores that a dialog records.
///
/// Immutable.
public enum StoreCall {
  /// Something was looked for.
  FIND,
  /// An object was saved.
  SAVE,
  /// An object was deleted.
  DELETE,
  /// Several were saved or deleted together.
  TRANSACTION
}
