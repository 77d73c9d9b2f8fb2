package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Sets a value in the database of the exchange.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DBPut extends Action {
  /// An order to set it.
  public DBPut(String family, String key, String value) {
    super("DBPut");
    with("Family", family);
    with("Key", key);
    with("Val", value);
  }
}
