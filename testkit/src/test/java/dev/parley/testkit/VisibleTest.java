package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void escapesWhatATerminalWouldActOn() {
    assertThat(Visible.text("a\033[1m\r\n\t\b\"\\\u0007\u009B", 100))
        .isEqualTo("\"a\\e[1m\\r\\n\\t\\b\\\"\\\\\\x07\\x9B\"");
  }

  @Test
  void leavesLettersOfAllLanguages() {
    assertThat(Visible.bytes("Grüße 日本".getBytes(StandardCharsets.UTF_8), 100))
        .isEqualTo("\"Grüße 日本\"");
  }

  @Test
  void showsBytesThatAreNoUtf8ByNumber() {
    assertThat(Visible.bytes(new byte[] {'a', (byte) 0xFF, '\n', 0x7F}, 100))
        .isEqualTo("\"a\\xFF\\n\\x7F\"");
  }

  @Test
  void cutsAndTellsHowMuchThereWas() {
    assertThat(Visible.text("abcdef", 3)).isEqualTo("\"abc\" ... (6 chars in all)");
    assertThat(Visible.bytes(new byte[] {-1, -1, -1}, 1))
        .isEqualTo("\"\\xFF\" ... (3 bytes in all)");
  }
}
