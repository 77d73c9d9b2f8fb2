package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Deletes a value in the database of the exchange.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DBDel extends Action {
  /// An order to delete it.
  public DBDel(String family, String key) {
    super("DBDel");
    with("Family", family);
    with("Key", key);
  }
}
