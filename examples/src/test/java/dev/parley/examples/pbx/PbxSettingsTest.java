package dev.parley.examples.pbx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.settings.SettingsException;
import dev.parley.testkit.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PbxSettingsTest {
  @TempDir Path folder;

  @Test
  void withoutASecretItDoesNotStart() {
    Path file = folder.resolve("none.txt");
    assertThatThrownBy(() -> Pbx.service().start("--port=0", "--secret-file=" + file))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "secret-file: %s, from --secret-file (expected a file that can be read, with a secret in its first line)",
            file);
  }

  @Test
  void anEmptySecretIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("empty.txt"), "\n");
    assertThatThrownBy(() -> Pbx.service().start("--port=0", "--secret-file=" + file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("empty.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pbx", ":5038", "pbx:", "pbx:0", "pbx:65536", "pbx:99999", "::1", "[]:1"})
  void anAddressThatIsNoneIsRefused(String address) {
    assertThatThrownBy(() -> Pbx.service().start("--port=0", "--manager=" + address))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("a host, a colon and a port from 1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "[::1]:1"})
  void anExchangeThatIsAwayDoesNotKeepPeopleAway(String address) throws Exception {
    Path file = Files.writeString(folder.resolve("secret.txt"), "geheim\n");
    try (var pbx =
            TestService.start(Pbx.service(), "--manager=" + address, "--secret-file=" + file);
        var ann = pbx.client()) {
      ann.expect("The exchange can't be reached at present.");
    }
  }
}
