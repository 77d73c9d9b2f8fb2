package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Asks for a file of the configuration; the response has its lines in its fields.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class GetConfig extends Action {
  /// A question.
  ///
  /// @param file such as `queues.conf`
  public GetConfig(String file) {
    super("GetConfig");
    with("Filename", file);
  }

  /// Asks for one category only.
  ///
  /// @return this
  public GetConfig category(String category) {
    with("Category", category);
    return this;
  }
}
