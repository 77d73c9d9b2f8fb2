package dev.parley.settings;

import java.util.ArrayList;
import java.util.List;

/// The arguments: `--name=value`, `--name` and `--no-name`.
final class CommandLine {
  private static final String FILE = "--settings";

  private final List<Given> given = new ArrayList<>();
  private final List<SettingsFile> files = new ArrayList<>();

  CommandLine(String[] args, Names names) {
    for (var arg : args) {
      read(arg, names);
    }
  }

  List<Given> given() {
    return given;
  }

  List<SettingsFile> files() {
    return files;
  }

  private void read(String arg, Names names) {
    if (!arg.startsWith("--") || arg.length() == 2) {
      throw new SettingsException(
          "%s: not a setting (expected --name=value, --name or --no-name; --help lists them all)"
              .formatted(Raw.show(arg)));
    }
    int equals = arg.indexOf('=');
    var option = equals < 0 ? arg : arg.substring(0, equals);
    var name = option.substring(2);
    if (option.equals(FILE)) {
      files.add(file(arg, equals));
    } else if (equals >= 0) {
      given.add(new Given(name, Raw.text(arg.substring(equals + 1)), option));
    } else if (name.startsWith("no-") && names.find(name.substring(3)).isPresent()) {
      given.add(new Given(name.substring(3), off(name.substring(3), names), option));
    } else {
      given.add(new Given(name, on(name, option, names), option));
    }
  }

  private static SettingsFile file(String arg, int equals) {
    if (equals < 0) {
      throw new SettingsException(
          "settings: no value, from --settings (expected a JSON or YAML file: --settings=FILE)");
    }
    return new SettingsFile(arg.substring(equals + 1), FILE);
  }

  private static Raw on(String name, String option, Names names) {
    var entry = names.find(name);
    if (entry.isPresent() && !names.isFlag(name)) {
      throw SettingsException.of(
          name,
          "no value",
          option,
          entry.get().setting().expected() + "; write " + option + "=...");
    }
    return Raw.text("on");
  }

  private static Raw off(String name, Names names) {
    if (!names.isFlag(name)) {
      throw SettingsException.of(
          name,
          "can't be switched off",
          "--no-" + name,
          names.find(name).orElseThrow().setting().expected() + "; write --" + name + "=...");
    }
    return Raw.text("off");
  }
}
