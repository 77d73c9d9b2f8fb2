package dev.parley.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The variables that begin with `PARLEY_`.
final class Environment {
  static final String PREFIX = "PARLEY_";

  private static final String FILE = PREFIX + "SETTINGS";
  private static final Logger log = LoggerFactory.getLogger(Environment.class);

  private final Map<String, String> variables = new TreeMap<>();

  Environment(Map<String, String> environment) {
    environment.forEach((name, value) -> {
      if (name.startsWith(PREFIX)) {
        variables.put(name, value);
      }
    });
  }

  static String variable(String name) {
    return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  Optional<SettingsFile> file() {
    return Optional.ofNullable(variables.get(FILE)).map(path -> new SettingsFile(path, FILE));
  }

  List<Given> given(Names names) {
    return variables.entrySet().stream()
        .filter(variable -> !variable.getKey().equals(FILE))
        .map(variable -> given(variable.getKey(), variable.getValue()))
        .filter(given -> isKnown(given, names))
        .toList();
  }

  private static Given given(String variable, String value) {
    var name = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    return new Given(name, Raw.text(value), variable);
  }

  // Other programs may share the prefix, so a wrong name does not end the start as elsewhere.
  private static boolean isKnown(Given given, Names names) {
    if (names.find(given.name()).isPresent()) {
      return true;
    }
    log.warn(
        "{}: no such setting, ignored ({})",
        given.source(),
        names.hint(given.name(), Environment::variable));
    return false;
  }
}
