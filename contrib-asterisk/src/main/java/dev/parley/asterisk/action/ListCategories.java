package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for the categories of a file of the configuration; the response has them in its fields.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ListCategories extends Action {
  /// A question.
  ///
  /// @param file such as `queues.conf`
  public ListCategories(String file) {
    super("ListCategories");
    with("Filename", file);
  }
}
