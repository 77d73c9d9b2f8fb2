package dev.parley.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class SettingsTest {
  private static final Setting<Integer> PORT =
      Setting.integer("port", 9000).range(0, 65_535).note("0 picks a free port");
  private static final Setting<Boolean> ANGEL = Setting.flag("angel", false);
  private static final Setting<Long> UNSENT_SOFT = Setting.size("unsent-soft", 256 * 1024);
  private static final Setting<Duration> IDLE = Setting.duration("idle-timeout", Duration.ZERO);
  private static final Setting<List<String>> ADMINS = Setting.list("admins", List.of());
  private static final Setting<Path> STORE = Setting.path("store", Path.of("data"));
  private static final Setting<String> PASSWORD =
      Setting.secret("password").accepting("8 letters or more", p -> p.isEmpty() || p.length() > 7);

  @TempDir Path folder;
  private final Settings settings = new Settings();

  @BeforeEach
  void declare() {
    settings.declare(PORT, ANGEL, UNSENT_SOFT, IDLE, ADMINS, STORE, PASSWORD);
  }

  private void read(String... args) {
    settings.read(args, Map.of());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Nested
  class Layers {
    @Test
    void beginWithTheDefault() {
      read();

      assertThat(settings.get(PORT)).isEqualTo(9000);
      assertThat(settings.source(PORT)).isEqualTo("default");
      assertThat(settings.describe(PORT)).isEqualTo("9000, the default");
    }

    @Test
    void giveEachLaterSourceTheLastWord() throws IOException {
      var code = file("code.json", "{\"port\": 1, \"admins\": [\"ann\"]}");
      var file = file("chat.yaml", "port: 3\nidle-timeout: 5m\nunsent-soft: 64KB\n");
      settings.load(code).set(PORT, 2).set(IDLE, Duration.ofHours(1)).set(ANGEL, true);

      settings.read(
          new String[] {"--settings=" + file, "--port=5"},
          Map.of("PARLEY_PORT", "4", "PARLEY_UNSENT_SOFT", "1MB", "PATH", "/bin"));

      assertThat(settings.get(PORT)).isEqualTo(5);
      assertThat(settings.source(PORT)).isEqualTo("--port");
      assertThat(settings.get(UNSENT_SOFT)).isEqualTo(1 << 20);
      assertThat(settings.source(UNSENT_SOFT)).isEqualTo("PARLEY_UNSENT_SOFT");
      assertThat(settings.get(IDLE)).isEqualTo(Duration.ofMinutes(5));
      assertThat(settings.source(IDLE)).isEqualTo(file + ":2");
      assertThat(settings.get(ANGEL)).isTrue();
      assertThat(settings.source(ANGEL)).matches("SettingsTest\\.java:\\d+");
      assertThat(settings.get(ADMINS)).containsExactly("ann");
      assertThat(settings.source(ADMINS)).isEqualTo(code + ":1");
    }

    @Test
    void takeTheLaterOfTwoCallsInCode() throws IOException {
      settings.set(PORT, 1).load(file("chat.yml", "port: 2"));
      settings.set(UNSENT_SOFT, 10L).load(Map.of("unsent-soft", "20"));
      settings.load(Map.of("angel", true, "admins", List.of("ann", "bob"))).set(ANGEL, false);

      read();

      assertThat(settings.get(PORT)).isEqualTo(2);
      assertThat(settings.get(UNSENT_SOFT)).isEqualTo(20);
      assertThat(settings.get(ADMINS)).containsExactly("ann", "bob");
      assertThat(settings.get(ANGEL)).isFalse();
    }

    @Test
    void takeTheLaterOfTwoFilesAndOfTwoArguments() throws IOException {
      var first = file("first.yaml", "unsent-soft: 1\nport: 1");
      var second = file("second.json", "{\"unsent-soft\": 2}");
      var third = file("third.yaml", "unsent-soft: 3\nidle-timeout: 3s");

      settings.read(
          new String[] {"--settings=" + second, "--settings=" + first, "--port=7", "--port=8"},
          Map.of("PARLEY_SETTINGS", third.toString()));

      assertThat(settings.get(PORT)).isEqualTo(8);
      assertThat(settings.get(UNSENT_SOFT)).isEqualTo(1);
      assertThat(settings.get(IDLE)).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({"--angel, true", "--no-angel, false", "--angel=yes, true", "--angel=off, false"})
    void switchOnAndOff(String argument, boolean on) {
      settings.set(ANGEL, !on);

      read(argument);

      assertThat(settings.get(ANGEL)).isEqualTo(on);
    }
  }

  @Nested
  class Paths {
    @Test
    void startFromTheFolderOfTheStart() {
      read();

      assertThat(settings.get(STORE)).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void startFromTheRootWhereverItWasSet() {
      read("--root=" + folder, "--store=saved/../kept");

      assertThat(settings.get(STORE)).isEqualTo(folder.resolve("kept"));
      assertThat(settings.get(Settings.ROOT)).isEqualTo(folder);
    }

    @Test
    void stayWhenTheyAreAbsolute() {
      read("--root=/srv/chat", "--store=/var/lib/chat");

      assertThat(settings.get(STORE)).isEqualTo(Path.of("/var/lib/chat"));
    }
  }

  @Nested
  class Prefixes {
    private static final Setting<Integer> SEATS = Setting.integer("seats", 10);

    private final Settings lobby = Settings.withPrefix("lobby").declare(PORT);
    private final Settings hall = Settings.withPrefix("hall").declare(PORT, SEATS);

    @Test
    void setServicesOfOneProcessApart() throws IOException {
      var file = file("both.yaml", "lobby:\n  port: 1\nhall:\n  port: 2\nhall-seats: 3\n");

      Settings.readAll(
          new String[] {"--settings=" + file, "--lobby-port=8000"},
          Map.of("PARLEY_HALL_PORT", "8001"),
          lobby,
          hall);

      assertThat(lobby.describe(PORT)).isEqualTo("8000, from --lobby-port");
      assertThat(hall.describe(PORT)).isEqualTo("8001, from PARLEY_HALL_PORT");
      assertThat(hall.describe(SEATS)).isEqualTo("3, from " + file + ":5");
    }

    @Test
    void applyToCodeByThemselves() {
      lobby.set(PORT, 1);
      hall.load(Map.of("port", 2));

      Settings.readAll(new String[0], Map.of(), lobby, hall);

      assertThat(lobby.get(PORT)).isEqualTo(1);
      assertThat(hall.get(PORT)).isEqualTo(2);
    }

    @Test
    void areNamedInErrors() {
      assertThatThrownBy(
              () -> Settings.readAll(new String[] {"--hal-port=1"}, Map.of(), lobby, hall))
          .hasMessage(
              "hal-port: no such setting, from --hal-port (did you mean --hall-port? --help lists"
                  + " them all)");
      assertThatThrownBy(
              () -> Settings.readAll(new String[] {"--hall-port=x"}, Map.of(), lobby, hall))
          .hasMessageStartingWith("hall-port: x, from --hall-port (expected a whole number,");
      assertThat(Settings.helpAll(lobby, hall)).contains("--lobby-port=", "--hall-seats=");
    }
  }

  @Nested
  class Errors {
    /// What a person types, and the line that answers it.
    static Object[][] mistakes() {
      return new Object[][] {
        {
          "--port=70000",
          "port: 70000, from --port (expected a whole number, from 0 to 65535; 0 picks a free port)"
        },
        {
          "--port=",
          "port: \"\", from --port (expected a whole number, from 0 to 65535; 0 picks a free port)"
        },
        {
          "--port",
          "port: no value, from --port (expected a whole number, from 0 to 65535; 0 picks a free port;"
              + " write --port=...)"
        },
        {
          "--no-port",
          "port: can't be switched off, from --no-port (expected a whole number, from 0 to 65535; 0 picks a"
              + " free port; write --port=...)"
        },
        {
          "--prot=1",
          "prot: no such setting, from --prot (did you mean --port? --help lists them all)"
        },
        {
          "--no-angle",
          "no-angle: no such setting, from --no-angle (did you mean --angel? --help lists them all)"
        },
        {"--telephone=1", "telephone: no such setting, from --telephone (--help lists them all)"},
        {"--angel=perhaps", "angel: perhaps, from --angel (expected on or off)"},
        {
          "--unsent-soft=lots",
          "unsent-soft: lots, from --unsent-soft (expected a size in bytes such as 512 or 64KB)"
        },
        {
          "--idle-timeout=30",
          "idle-timeout: 30, from --idle-timeout (expected a time such as 500ms, 30s or 5m)"
        },
        {
          "port=1",
          "\"port=1\": not a setting (expected --name=value, --name or --no-name; --help lists them all)"
        },
        {
          "--",
          "--: not a setting (expected --name=value, --name or --no-name; --help lists them all)"
        },
        {
          "--settings",
          "settings: no value, from --settings (expected a JSON or YAML file: --settings=FILE)"
        },
        {
          "--idle-timeout=a\u001b[2J\nb",
          "idle-timeout: \"a\\u001b[2J\\u000ab\", from --idle-timeout (expected a time such as 500ms,"
              + " 30s or 5m)"
        },
        {"--password=short", "password: (secret), from --password (expected 8 letters or more)"}
      };
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areOneLineThatSaysWhatWhereAndWhatIsAllowed(String argument, String line) {
      assertThatThrownBy(() -> read(argument))
          .isInstanceOf(SettingsException.class)
          .hasMessage(line);
    }

    @Test
    void nameTheVariable() {
      assertThatThrownBy(() -> settings.read(new String[0], Map.of("PARLEY_PORT", "http")))
          .hasMessage(
              "port: http, from PARLEY_PORT (expected a whole number, from 0 to 65535; 0 picks a free"
                  + " port)");
    }

    @Test
    void nameTheLineOfCode() {
      settings.set(PORT, -1);

      assertThatThrownBy(() -> read())
          .message()
          .matches(
              "port: -1, from SettingsTest\\.java:\\d+ \\(expected a whole number, from 0 .*\\)");
    }

    @Test
    void tellOfValuesThatALaterSourceReplaces() {
      assertThatThrownBy(
              () -> settings.read(new String[] {"--port=1"}, Map.of("PARLEY_PORT", "http")))
          .hasMessageStartingWith("port: http, from PARLEY_PORT");
    }

    @Test
    void tellOfWrongNamesInCode() {
      settings.load(Map.of("prot", 1));

      assertThatThrownBy(() -> read())
          .message()
          .matches(
              "prot: no such setting, from SettingsTest\\.java:\\d+ \\(did you mean port\\? .*");
    }

    @Test
    void areCutWhereAValueIsLong() {
      assertThatThrownBy(() -> read("--port=" + "9".repeat(10_000)))
          .message()
          .contains("9".repeat(80) + "...\"")
          .hasSizeLessThan(200);
    }

    @Test
    void leaveNothingReadSoThatTheMistakeCanBeMended() {
      settings.check(s -> {
        if (s.get(PORT) == 1) {
          throw s.wrong(PORT, "another port");
        }
      });

      assertThatThrownBy(() -> read("--port=1"))
          .hasMessage("port: 1, from --port (expected another port)");
      read("--port=2");

      assertThat(settings.get(PORT)).isEqualTo(2);
    }
  }

  @Nested
  class UnknownVariables {
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @Test
    void areOnlyWarnedAboutAndTheirValueIsNotShown() {
      var logger = (Logger) LoggerFactory.getLogger(Environment.class);
      logged.start();
      logger.addAppender(logged);
      try {
        settings.read(new String[0], Map.of("PARLEY_PASWORD", "hunter22", "OTHER", "x"));
      } finally {
        logger.detachAppender(logged);
      }

      assertThat(logged.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly(
              "PARLEY_PASWORD: no such setting, ignored (did you mean PARLEY_PASSWORD? --help lists"
                  + " them all)");
    }
  }

  @Nested
  class MisuseInCode {
    @Test
    void toReadAValueBeforeTheStart() {
      assertThatIllegalStateException()
          .isThrownBy(() -> settings.get(PORT))
          .withMessage("settings have not been read yet; port is known once the service starts");
    }

    @Test
    void toUseASettingThatWasNotDeclared() {
      read();

      assertThatIllegalStateException()
          .isThrownBy(() -> settings.get(Setting.integer("seats", 1)))
          .withMessage(
              "no setting seats; declare it with settings.declare(...) before the service starts");
    }

    @Test
    void toDeclareTwoOfOneName() {
      settings.declare(PORT);

      assertThatIllegalStateException()
          .isThrownBy(() -> settings.declare(Setting.integer("port", 1)))
          .withMessage("setting port is declared twice; give one of them another name");
    }

    @Test
    void toChangeAnythingAfterTheStart() {
      read();

      assertThatIllegalStateException().isThrownBy(() -> settings.set(PORT, 1));
      assertThatIllegalStateException().isThrownBy(() -> settings.load(Map.of("port", 1)));
      assertThatIllegalStateException().isThrownBy(() -> settings.load(Path.of("x.json")));
      assertThatIllegalStateException().isThrownBy(() -> read("--port=1"));
    }
  }

  @Test
  void keepsSecretsOutOfEverythingItPrints() {
    settings.set(PASSWORD, "hunter22");

    read();

    assertThat(settings.get(PASSWORD)).isEqualTo("hunter22");
    assertThat(settings.describe(PASSWORD)).startsWith("(secret), from SettingsTest.java:");
    assertThat(settings.help()).doesNotContain("hunter22").contains("--password=TEXT");
  }

  @Test
  void knowsWhoAsksForHelp() {
    assertThat(Settings.asksForHelp(new String[] {"--port=1", "--help"})).isTrue();
    assertThat(Settings.asksForHelp(new String[] {"--port=1"})).isFalse();
  }
}
