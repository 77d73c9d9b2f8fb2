package dev.parley.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  @TempDir Path folder;

  private List<Given> read(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return new SettingsFile(file.toString(), "--settings").read();
  }

  private String at(String name, int line) {
    return folder.resolve(name) + ":" + line;
  }

  @Test
  void readsJson() throws IOException {
    assertThat(
            read("a.json", "{\"port\": 8000,\n \"angel\": true, \"admins\": [\"ann\", \"b, c\"]}"))
        .containsExactly(
            new Given("port", Raw.text("8000"), at("a.json", 1)),
            new Given("angel", Raw.text("true"), at("a.json", 2)),
            new Given("admins", Raw.list(List.of("ann", "b, c")), at("a.json", 2)));
  }

  @Test
  void readsYaml() throws IOException {
    assertThat(
            read("a.yaml", "# the hall\nport: 8000\nangel: yes\n\nadmins:\n  - ann\n  - 'b, c'\n"))
        .containsExactly(
            new Given("port", Raw.text("8000"), at("a.yaml", 2)),
            new Given("angel", Raw.text("yes"), at("a.yaml", 3)),
            new Given("admins", Raw.list(List.of("ann", "b, c")), at("a.yaml", 5)));
  }

  @Test
  void joinsTheNamesOfNestedObjects() throws IOException {
    assertThat(read("a.YML", "lobby:\n  port: 1\n  unsent: {soft: 2, hard: 3}\nport: 4\n"))
        .extracting(Given::name)
        .containsExactly("lobby-port", "lobby-unsent-soft", "lobby-unsent-hard", "port");
  }

  @ParameterizedTest
  @CsvSource({"a.yaml, ''", "a.yaml, '# nothing yet'", "a.json, ''", "a.json, '{}'"})
  void takesAnEmptyFileForNoSettings(String name, String text) throws IOException {
    assertThat(read(name, text)).isEmpty();
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> new SettingsFile("none/chat.yaml", "--settings").read())
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "settings: none/chat.yaml: there is no such file, from --settings (expected a JSON or YAML"
                + " file)");
  }

  @Test
  void refusesAFolder() throws IOException {
    var file = Files.createDirectory(folder.resolve("folder.json"));

    assertThatThrownBy(() -> new SettingsFile(file.toString(), "PARLEY_SETTINGS").read())
        .hasMessage(
            "settings: "
                + file
                + ": it can't be read, from PARLEY_SETTINGS (expected a JSON or YAML file in UTF-8)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat", "chat.toml", "json"})
  void refusesUnknownEndings(String name) {
    assertThatThrownBy(() -> read(name, "port = 1"))
        .message()
        .endsWith(
            name
                + ": its kind is unknown, from --settings (expected a name that ends in .json, .yaml or"
                + " .yml)");
  }

  @Test
  void saysWhereItIsNotUnderstoodWithoutQuotingIt() {
    assertThatThrownBy(() -> read("a.json", "{\"port\": 1,\n \"password\": hunter2}"))
        .hasNoCause()
        .message()
        .contains("a.json: it can't be understood at line 2, column ")
        .doesNotContain("hunter2");
    assertThatThrownBy(() -> read("a.yaml", "port: 1\npassword: [hunter2\n"))
        .hasNoCause()
        .message()
        .contains("a.yaml: it can't be understood at line ")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2]", "\"port\"", "7"})
  void refusesWhatHasNoNames(String text) {
    assertThatThrownBy(() -> read("a.json", text))
        .message()
        .contains("a.json: it holds no names and values, from --settings (expected name: value)");
  }

  @Test
  void refusesASecondDocument() {
    assertThatThrownBy(() -> read("a.yaml", "port: 1\n---\nport: 2\n"))
        .message()
        .contains("it holds more than one object");
  }

  @Test
  void refusesANameWithoutValue() {
    assertThatThrownBy(() -> read("a.yaml", "angel: on\nport:\n"))
        .hasMessage(
            "port: no value, from %s (expected a value or a list of values)", at("a.yaml", 2));
    assertThatThrownBy(() -> read("a.json", "{\"admins\": [[\"ann\"]]}"))
        .hasMessage(
            "admins: no value, from %s (expected a value or a list of values)", at("a.json", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"port\": 1, \"port\": 2}", "{\"lobby\": {\"port\": 1}, \"lobby-port\": 2}"})
  void refusesANameGivenTwice(String text) {
    assertThatThrownBy(() -> read("a.json", text))
        .message()
        .endsWith("port: given twice, from " + at("a.json", 1) + " (expected each name once)");
  }
}
