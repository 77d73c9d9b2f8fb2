package dev.parley.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HelpTextTest {
  @Test
  void listsEverySettingUnderItsHeading() {
    var settings =
        new Settings()
            .declare(
                Setting.integer("port", 9000)
                    .range(0, 65_535)
                    .note("0 picks a free port")
                    .in("Listening")
                    .describedAs("Port to listen at."),
                Setting.flag("angel", false).describedAs("Whether an angel watches."),
                Setting.duration("idle-timeout", Duration.ofHours(1))
                    .in("Listening")
                    .describedAs(
                        "How long a client may send nothing at all, neither a line nor a telnet"
                            + " command; then it is closed."),
                Setting.secret("password"));

    assertThat(settings.help())
        .isEqualTo(
            """
            Settings are given as --name=value; what is on or off also as --name or
            --no-name. The same names work in a file (--settings=FILE) and in the
            environment (PARLEY_PORT for --port). The command line wins over the
            environment, that over files, and files over what the program sets itself.

            General
              --root=PATH
                  Folder that relative paths start from; if not set, the one of the start.
                  Default: none.

            Listening
              --port=NUMBER
                  Port to listen at.
                  Default: 9000. Allowed: 0..65535; 0 picks a free port.
              --idle-timeout=TIME
                  How long a client may send nothing at all, neither a line nor a telnet
                  command; then it is closed.
                  Default: 1h.

            Own settings
              --[no-]angel
                  Whether an angel watches.
                  Default: off.
              --password=TEXT
                  Default: none. Never shown; better given in a file or the environment.

            Help
              --settings=FILE
                  JSON or YAML by its ending. May be given several times; the last one wins.
              --help
                  Show this and end.
            """);
  }
}
