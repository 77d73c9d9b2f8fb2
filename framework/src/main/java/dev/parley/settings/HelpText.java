package dev.parley.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer to `--help`.
final class HelpText {
  private static final int WIDTH = 80;
  private static final int INDENT = 6;
  private static final String HEAD =
      """
      Settings are given as --name=value; what is on or off also as --name or
      --no-name. The same names work in a file (--settings=FILE) and in the
      environment (PARLEY_PORT for --port). The command line wins over the
      environment, that over files, and files over what the program sets itself.
      """;
  private static final String TAIL =
      """

      Help
        --settings=FILE
            JSON or YAML by its ending. May be given several times; the last one wins.
        --help
            Show this and end.
      """;

  private final Map<String, List<String>> groups = new LinkedHashMap<>();

  HelpText(List<Settings> services) {
    for (var service : services) {
      for (var setting : service.declared()) {
        groups
            .computeIfAbsent(setting.group(), _ -> new ArrayList<>())
            .add(entry(service.whole(setting), setting));
      }
    }
  }

  private static <T> String entry(String name, Setting<T> setting) {
    var text = new StringBuilder("  --");
    text.append(setting.isFlag() ? "[no-]" + name : name + "=" + setting.kind().word());
    wrap(text, setting.description());
    wrap(text, facts(setting));
    return text.append('\n').toString();
  }

  private static <T> String facts(Setting<T> setting) {
    boolean none = setting.written(setting.initial()).isEmpty();
    var standard = none ? "none" : setting.shown(setting.initial());
    var allowed = setting.allowed();
    return "Default: %s.%s%s"
        .formatted(
            standard,
            allowed.isEmpty() ? "" : " Allowed: " + allowed + ".",
            setting.isSecret() ? " Never shown; better given in a file or the environment." : "");
  }

  private static void wrap(StringBuilder text, String words) {
    int column = WIDTH;
    for (var word : words.split(" ", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      if (column + 1 + word.length() > WIDTH) {
        text.append('\n').repeat(' ', INDENT);
        column = INDENT;
      } else {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder(HEAD);
    groups.forEach((group, entries) -> {
      text.append('\n').append(group).append('\n');
      entries.forEach(text::append);
    });
    return text.append(TAIL).toString();
  }
}
