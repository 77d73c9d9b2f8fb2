package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for a value in the database of the exchange: a list of one `DBGetResponse`, whose field
/// `Val` it is. That there is none is a failure.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class DBGet extends Action {
  /// A question.
  public DBGet(String family, String key) {
    super("DBGet");
    with("Family", family);
    with("Key", key);
    list("DBGetResponse");
  }
}
