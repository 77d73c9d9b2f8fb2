package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static String read(String json) {
    return Json.read(Json.withoutControls(json), String.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u001b", "\\u001B", "\\b", "\\f", "\\u0000", "\\u0007", "\\u000b", "\\u007f", "\\u0080",
        "\\u009b", "\u007F", "\u0080", "\u009B"
      })
  void aControlIsReplacedHoweverItIsWritten(String control) {
    assertThat(read("\"a" + control + "b\"")).isEqualTo("a\uFFFDb");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          a\\tb\\nc,                a\\tb\\nc
          \\u0009\\u000a,           \\t\\n
          a\\r\\nb\\rc\\r,          a\\nb\\nc\\n
          a\\u000d\\u000Ab\\u000d,  a\\nb\\n
          \\r\\r\\n,                \\n\\n
          \\r\\\\n,                 \\n\\\\n
          """)
  void linesEndWithLineFeeds(String json, String lines) {
    assertThat(read('"' + json + '"')).isEqualTo(lines.translateEscapes());
  }

  @Test
  void whatOnlyLooksLikeAnEscapeStays() {
    assertThat(read("\"\\\\u001b \\\\b \\u00fc \\/ \\\" \\ud83d\\ude00\""))
        .isEqualTo("\\u001b \\b ü / \" \uD83D\uDE00");
  }

  @Test
  void namesAreCleanedAsValuesAre() {
    var json =
        Json.withoutControls("{\r\n\"a\\u001b\": [\"\u009B\", {\"\u0085\": \"\\u0085\"}]\r\n}");
    assertThat(Json.read(json, Map.class).toString())
        .isEqualTo("{a\uFFFD=[\uFFFD, {\uFFFD=\uFFFD}]}");
  }

  @Test
  void textThatIsNoJsonIsCleanedToo() {
    assertThat(Json.withoutControls("\u001B[2J\r\\u001\\u00zz\\"))
        .isEqualTo("\uFFFD[2J \\u001\\u00zz\\");
    assertThat(Json.withoutControls("")).isEmpty();
    String plain = "{\"hp\":1}";
    assertThat(Json.withoutControls(plain)).isSameAs(plain);
  }
}
