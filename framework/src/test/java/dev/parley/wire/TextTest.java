package dev.parley.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @Test
  void isUtf8() throws WireException {
    for (var text :
        List.of("", "plain", "\u0000\u007f", "Gr\u00fc\u00dfe", "\u20ac", "a\ud83d\ude00b")) {
      var out = new Output(1);
      out.text(text);
      assertThat(Arrays.copyOfRange(out.array(), 1, out.size())).isEqualTo(text.getBytes(UTF_8));
      assertThat(new Input().over(out.array(), 0, out.size()).text()).isEqualTo(text);
    }
  }

  @Test
  void carriesAnySequenceOfCharacters() throws WireException {
    var samples = new Samples(new Random(5));
    for (int round = 0; round < 20_000; round++) {
      var text = samples.text();
      var out = new Output(1);
      out.text(text);
      out.int8(42);
      var in = new Input().over(out.array(), 0, out.size());
      assertThat(in.text()).isEqualTo(text);
      assertThat(in.int8()).isEqualTo(42);
    }
  }

  @Test
  void carriesHalvesOfSurrogatePairs() throws WireException {
    for (var text : List.of("\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d\ud83d\ude00\ude00z")) {
      var out = new Output(1);
      out.text(text);
      assertThat(new Input().over(out.array(), 0, out.size()).text()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c3",
        "c328",
        "c080",
        "c1bf",
        "e08080",
        "e28228",
        "e282",
        "f0808080",
        "f4908080",
        "f8808080",
        "ff",
        "f09f98"
      })
  void isRefusedWhenItIsNoUtf8(String hex) {
    var out = new Output(1);
    out.bytes(HexFormat.of().parseHex(hex));
    assertThatThrownBy(() -> new Input().over(out.array(), 0, out.size()).text())
        .isInstanceOf(WireException.class)
        .hasMessage("bytes that are no text");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void numbersComeBack(long value) throws WireException {
    var out = new Output(1);
    out.number(value);
    out.signed(value);
    var in = new Input().over(out.array(), 0, out.size());
    assertThat(in.number()).isEqualTo(value);
    assertThat(in.signed()).isEqualTo(value);
    assertThat(in.left()).isZero();
  }

  @Test
  void numbersOfMoreThan64BitsAreRefused() {
    var bytes = new byte[11];
    Arrays.fill(bytes, (byte) 0xff);
    assertThatThrownBy(() -> new Input().over(bytes, 0, bytes.length).number())
        .isInstanceOf(WireException.class);
    bytes[9] = 2;
    assertThatThrownBy(() -> new Input().over(bytes, 0, bytes.length).number())
        .isInstanceOf(WireException.class);
  }
}
