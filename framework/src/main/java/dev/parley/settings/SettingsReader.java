package dev.parley.settings;

import dev.parley.settings.Settings.Chosen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Takes the values of all sources in their order; a later one replaces an earlier one.
final class SettingsReader {
  private final Names names = new Names();
  private final Map<Settings, Map<Setting<?>, Chosen>> chosen = new HashMap<>();

  private SettingsReader(List<Settings> services) {
    for (var service : services) {
      chosen.put(service, new HashMap<>());
      for (var setting : service.declared()) {
        names.add(service.whole(setting), new Names.Entry(service, setting));
      }
    }
  }

  static void read(String[] args, Map<String, String> variables, List<Settings> services) {
    var reader = new SettingsReader(services);
    var commandLine = new CommandLine(args, reader.names);
    var environment = new Environment(variables);

    var files = new ArrayList<SettingsFile>();
    environment.file().ifPresent(files::add);
    files.addAll(commandLine.files());

    services.forEach(service -> reader.take(service.fromCode(), UnaryOperator.identity()));
    files.forEach(file -> reader.take(file.read(), UnaryOperator.identity()));
    reader.take(environment.given(reader.names), Environment::variable);
    reader.take(commandLine.given(), name -> "--" + name);
    services.forEach(service -> service.accept(Map.copyOf(reader.chosen.get(service))));
  }

  /// @param spelling how this source writes a name
  private void take(List<Given> all, UnaryOperator<String> spelling) {
    for (var given : all) {
      var entry =
          names
              .find(given.name())
              .orElseThrow(() ->
                  new SettingsException(
                      "%s: no such setting, from %s (%s)"
                          .formatted(
                              Raw.show(given.name()),
                              given.source(),
                              names.hint(given.name(), spelling))));
      chosen
          .getOrDefault(entry.settings(), Map.of())
          .put(entry.setting(), parse(entry.setting(), given));
    }
  }

  private static Chosen parse(Setting<?> setting, Given given) {
    return setting
        .parse(given.value())
        .map(value -> new Chosen(value, given.source()))
        .orElseThrow(() ->
            SettingsException.of(
                given.name(), setting.shown(given.value()), given.source(), setting.expected()));
  }
}
