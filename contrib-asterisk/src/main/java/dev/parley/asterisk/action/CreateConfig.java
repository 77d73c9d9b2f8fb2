package dev.parley.asterisk.action;

import dev.parley.asterisk.Action;

/// Makes an empty file of the configuration.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class CreateConfig extends Action {
  /// An order to make it.
  public CreateConfig(String file) {
    super("CreateConfig");
    with("Filename", file);
  }
}
