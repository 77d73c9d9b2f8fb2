package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Response;

/// Asks for a value in the database of the exchange; [#value] reads it. That there is none is a
/// failure.
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

  /// {@return the value in the response to this action} It comes in a list of one, or, before
  /// version 12, in the event that ends an empty one.
  public static String value(Response response) {
    AsteriskEvent end = response.end();
    return response.events().isEmpty()
        ? end == null ? "" : end.text("Val")
        : response.events().getFirst().text("Val");
  }
}
