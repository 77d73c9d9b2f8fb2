package dev.parley.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncoderTest {
  private final TextEncoder encoder = new TextEncoder();

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "plain, plain",
    "one_two_, one~_two~_",
    "one~_two, one~_two",
    "one~two, one~0two",
    "~, ~0",
    "~~_, ~0~_",
    "_~, ~_~0",
    "~_~_, ~_~_"
  })
  void endsLinesTheTelnetWay(String text, String expected) {
    assertThat(telnet(text.replace('_', '\n').replace('~', '\r')))
        .isEqualTo(expected.replace('_', '\n').replace('~', '\r').replace('0', '\0'));
  }

  @Test
  void writesUtf8() {
    assertThat(telnet("é € \uD83D\uDE00\n")).isEqualTo("é € \uD83D\uDE00\r\n");
  }

  @Test
  void writesOtherCharacterSetsAndDoublesTheirIac() {
    assertThat(hex("\u00e9\u00ff\u20ac\n\u00ff", Encoding.ISO_8859_1))
        .isEqualTo("e9ffff3f0d0affff");
    assertThat(hex("\u20ac\r", Encoding.WINDOWS_1252)).isEqualTo("800d00");
    assertThat(hex("na\u00efve", Encoding.US_ASCII)).isEqualTo("6e613f7665");
    assertThat(hex("\u044f", Encoding.WINDOWS_1251)).isEqualTo("ffff");
  }

  @Test
  void keepsATextInSeveralEncodingsApart() {
    var utf8 = encoder.telnet("\u00e9\n", Encoding.UTF_8);
    var latin = encoder.telnet("\u00e9\n", Encoding.ISO_8859_1);
    var cyrillic = encoder.telnet("\u00e9\n", Encoding.KOI8_R);
    assertThat(HexFormat.of().formatHex(content(utf8))).isEqualTo("c3a90d0a");
    assertThat(HexFormat.of().formatHex(content(latin))).isEqualTo("e90d0a");
    assertThat(HexFormat.of().formatHex(content(cyrillic))).isEqualTo("3f0d0a");
  }

  private String hex(String text, Encoding encoding) {
    return HexFormat.of().formatHex(content(encoder.telnet(text, encoding)));
  }

  @Test
  void doublesIacInBytesAndChangesNothingElse() {
    var bytes = HexFormat.of().parseHex("ff0d0a0aff00ffff41");
    assertThat(HexFormat.of().formatHex(content(encoder.telnet(bytes))))
        .isEqualTo("ffff0d0a0affff00ffffffff41");
  }

  @Test
  void leavesRawTextAlone() {
    assertThat(new String(content(encoder.raw("a\nb\r\u00ff")), UTF_8)).isEqualTo("a\nb\r\u00ff");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doesWhatASimpleLoopDoes(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      var text = new StringBuilder();
      for (int left = random.nextInt(random.nextBoolean() ? 30 : 3000); left > 0; left--) {
        text.append("ab\n\ré ".charAt(random.nextInt(6)));
      }
      assertThat(telnet(text.toString())).isEqualTo(simple(text.toString()));
    }
  }

  private static String simple(String text) {
    return text.replace("\r\n", "\n").replace("\r", "\r\0").replace("\n", "\r\n");
  }

  private String telnet(String text) {
    return new String(content(encoder.telnet(text, Encoding.UTF_8)), UTF_8);
  }

  private static byte[] content(Payload payload) {
    var buffer = Unpooled.buffer();
    payload.copyTo(buffer);
    var bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    buffer.release();
    return bytes;
  }
}
