package dev.parley.store.tool;

import dev.parley.settings.Setting;
import dev.parley.settings.Settings;
import dev.parley.store.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the arguments and the environment say.
///
/// Immutable.
///
/// @param words what is no setting: a command, and a file
record Options(List<String> words, Settings settings) {
  private static final String VARIABLES = "PARLEY_STORE";

  private static final Setting<String> STORE =
      Setting.string("store", "store.db")
          .accepting("the path of a file or jdbc:postgresql:...", DatabaseAddress::isAllowed)
          .in("Store")
          .describedAs("The database, as services have it: a file, or the URL of a server.");

  private static final Setting<String> USER =
      Setting.string("store-user", "")
          .in("Store")
          .describedAs("User at the database server, if the URL does not name one.");

  private static final Setting<String> PASSWORD =
      Setting.secret("store-password").in("Store").describedAs("Password of that user.");

  private static final Setting<List<String>> ONLY =
      Setting.list("only", List.of())
          .in("Store")
          .describedAs("The stores to export, import or check; if not set, all of them.");

  private static final Setting<Boolean> REPLACE =
      Setting.flag("replace", false)
          .in("Store")
          .describedAs("Overwrite the file, or saved objects that differ from those imported.");

  private static Settings declared() {
    return new Settings().declare(STORE, USER, PASSWORD, ONLY, REPLACE);
  }

  /// {@return what can be set, for a person}
  static String help() {
    return declared().help();
  }

  /// @throws dev.parley.settings.SettingsException if a setting is wrong
  static Options read(String[] args, Map<String, String> environment) {
    Settings settings = declared();
    // A service's other variables are not for this tool, nor is a file with its settings.
    Map<String, String> own =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith(VARIABLES))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    settings.read(Stream.of(args).filter(arg -> arg.startsWith("--")).toArray(String[]::new), own);
    return new Options(Stream.of(args).filter(arg -> !arg.startsWith("--")).toList(), settings);
  }

  /// {@return the file to read or write; empty for standard input or output}
  Optional<Path> file() {
    return words.size() < 2 || words.get(1).equals("-")
        ? Optional.empty()
        : Optional.of(settings.get(Settings.ROOT).resolve(words.get(1)).normalize());
  }

  DatabaseAddress address() {
    return DatabaseAddress.of(
        settings.get(STORE),
        settings.get(Settings.ROOT),
        settings.get(USER),
        settings.get(PASSWORD));
  }

  List<String> only() {
    return settings.get(ONLY);
  }

  boolean replaces() {
    return settings.get(REPLACE);
  }
}
