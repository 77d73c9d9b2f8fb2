package dev.parley.commands;

import dev.parley.language.ListStyle;
import dev.parley.language.Nouns;
import dev.parley.text.Text;
import java.time.Duration;
import java.util.List;

/// What people are told about commands that can't be run. For other words, override what you want
/// otherwise, and give it to [Commands#texts].
///
/// Thread-safe.
public class CommandTexts {
  /// The usual words.
  public CommandTexts() {}

  /// {@return for a name that no command has, or none that this person may use}
  ///
  /// @param typed the name as typed
  /// @param similar names of commands that may have been meant, the likeliest first
  public Text unknown(String typed, List<String> similar) {
    String known = "There is no command \"%s\".".formatted(typed);
    return Text.of(
        similar.isEmpty()
            ? known + " Type \"commands\" to see what there is."
            : known + " Did you mean %s?".formatted(ListStyle.OR.join(similar)));
  }

  /// {@return for a beginning that several commands have}
  public Text ambiguous(String typed, List<String> candidates) {
    return Text.of(
        "\"%s\" is short for several commands: %s."
            .formatted(typed, ListStyle.AND.atMost(8).join(candidates)));
  }

  /// {@return for words that do not fit the command}
  public Text syntax(RegisteredCommand command) {
    return Text.of("Syntax: ", command.syntax());
  }

  /// {@return for a command that has to rest}
  public Text tooSoon(RegisteredCommand command, Duration left) {
    long seconds = Math.max(1, left.plusMillis(999).toSeconds());
    return Text.of(
        "You can do that again in %s."
            .formatted(
                seconds < 120
                    ? Nouns.count(seconds, "second")
                    : Nouns.count((seconds + 59) / 60, "minute")));
  }

  /// {@return for a command that threw}
  public Text failed(RegisteredCommand command) {
    return Text.of(
        "Something went wrong with \"%s\". It has been noted.".formatted(command.name()));
  }

  /// {@return for a line of which no command could be made, since something threw that belongs to
  /// no command: a type of arguments, or what tells the permissions}
  ///
  /// @param line as typed
  public Text failed(String line) {
    return Text.of("Something went wrong with what you typed. It has been noted.");
  }

  /// {@return the last words for those who quit}
  public Text goodbye() {
    return Text.of("Goodbye.");
  }
}
