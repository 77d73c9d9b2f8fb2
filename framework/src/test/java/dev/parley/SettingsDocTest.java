package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.settings.Setting;
import dev.parley.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The table in docs/settings.md is what the code says. `-Dsnippets.update=true` writes it instead
/// of comparing.
class SettingsDocTest {
  private static final Path PAGE = Path.of("../docs/settings.md");
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- end -->\n";

  private final Settings settings = new Settings();

  @Test
  void listsEverySettingAsItIs() throws IOException {
    ServiceSettings.declareIn(settings);
    settings.read(new String[0], Map.of());
    var page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END, begin);

    if (Boolean.getBoolean("snippets.update")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
    } else {
      assertThat(page.substring(begin, end))
          .as("update it with -Dsnippets.update=true")
          .isEqualTo(table());
    }
  }

  private String table() {
    var table = new StringBuilder("\n");
    var group = "";
    for (var setting : ServiceSettings.all()) {
      if (!setting.group().equals(group)) {
        group = setting.group();
        table.append("### ").append(group).append("\n\n");
        table.append("| Setting | Default | Allowed | |\n|---|---|---|---|\n");
      }
      table.append(row(setting));
      if (isLast(setting)) {
        table.append('\n');
      }
    }
    return table.toString();
  }

  private String row(Setting<?> setting) {
    var initial = settings.describe(setting).replace(", the default", "");
    return "| `%s` | %s | %s | %s |\n"
        .formatted(setting.name(), initial, setting.expected(), setting.description());
  }

  private static boolean isLast(Setting<?> setting) {
    var all = ServiceSettings.all();
    int next = all.indexOf(setting) + 1;
    return next == all.size() || !all.get(next).group().equals(setting.group());
  }
}
