package dev.parley.commands;

import dev.parley.settings.Setting;
import java.util.List;

/// What can be set on a service that has [Commands].
///
/// Immutable.
public final class CommandSettings {
  /// Whether people see the stack trace of a command that failed.
  public static final Setting<Boolean> DEBUG =
      Setting.flag("commands-debug", false)
          .in("Commands")
          .describedAs("Whether whoever types a command that fails is shown the stack trace.");

  /// Whether the beginning of a command's name will do where it is unambiguous.
  public static final Setting<Boolean> ABBREVIATIONS =
      Setting.flag("commands-abbreviations", true)
          .in("Commands")
          .describedAs(
              "Whether commands may be shortened to a beginning that only one of them has.");

  private CommandSettings() {}

  static List<Setting<?>> all() {
    return List.of(DEBUG, ABBREVIATIONS);
  }
}
