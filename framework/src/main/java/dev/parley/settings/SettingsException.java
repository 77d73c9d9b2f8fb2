package dev.parley.settings;

import java.io.Serial;

/// A setting that can't be used. Its message is one line for the person who started the program:
/// the setting, its value, where it came from, and what is allowed.
///
/// Immutable.
public final class SettingsException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }

  /// For one setting: name, what is wrong with it, source and what to do instead.
  static SettingsException of(String name, String wrong, String source, String expected) {
    return new SettingsException(
        "%s: %s, from %s (expected %s)".formatted(name, wrong, source, expected));
  }
}
