package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Deletes a family in the database of the exchange.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DBDelTree extends Action {
  /// An order to delete it.
  public DBDelTree(String family) {
    super("DBDelTree");
    with("Family", family);
  }

  /// Deletes only what is below a key.
  ///
  /// @return this
  public DBDelTree key(String key) {
    with("Key", key);
    return this;
  }
}
