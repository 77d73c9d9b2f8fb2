package dev.parley.angel;

import java.util.Locale;

/// What a running angel can be told, by the same program with `--angel-command=...`.
///
/// Immutable.
public enum AngelCommand {
  /// Nothing: the program runs as usual.
  NONE,
  /// Tell how the angel and its service are.
  STATUS,
  /// Restart the service, and tell when that is done or why it was not.
  RESTART,
  /// Stop the service and the angel, and tell when that is done.
  STOP;

  /// {@return the word on the command line}
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
