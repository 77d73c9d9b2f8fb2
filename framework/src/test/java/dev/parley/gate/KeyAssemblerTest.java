package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.Keystroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyAssemblerTest {
  private final List<String> keys = new ArrayList<>();
  private final KeyAssembler assembler = new KeyAssembler(key -> keys.add(key.name()));

  /// @param input as by [TelnetRecorder#bytes]
  private List<String> keysOf(String input) {
    var bytes = TelnetRecorder.bytes(input);
    assembler.accept(bytes, 0, bytes.length);
    var whole = List.copyOf(keys);
    keys.clear();
    var piecewise = new KeyAssembler(key -> keys.add(key.name()));
    for (int at = 0; at < bytes.length; at++) {
      piecewise.accept(bytes, at, at + 1);
    }
    assertThat(keys).isEqualTo(whole);
    return whole;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          {1b}[A,     Up
          {1b}OB,     Down
          {1b}[C,     Right
          {1b}[D,     Left
          {1b}[H,     Home
          {1b}OF,     End
          {1b}[1~,    Home
          {1b}[2~,    Insert
          {1b}[3~,    Delete
          {1b}[4~,    End
          {1b}[5~,    PageUp
          {1b}[6~,    PageDown
          {1b}OP,     F1
          {1b}[[E,    F5
          {1b}[15~,   F5
          {1b}[17~,   F6
          {1b}[21~,   F10
          {1b}[24~,   F12
          {1b}[Z,     Shift-Tab
          {1b}[1;5D,  Ctrl-Left
          {1b}[15;4~, Alt-Shift-F5
          {1b}x,      Alt-x
          {09},       Tab
          {08},       Backspace
          {7f},       Backspace
          {03},       Ctrl-C
          {18},       Ctrl-X
          {1d},       Ctrl-]
          {c3bc},     ü
          {f09f9880}, 😀
          {ff},       \uFFFD
          {c280},     \uFFFD
          """)
  void knowsTheKeyOf(String input, String name) {
    assertThat(keysOf("a" + input + "b")).containsExactly("a", name.translateEscapes(), "b");
  }

  @Test
  void endsALineOnceWhateverItEndsWith() {
    assertThat(keysOf("{0d0a}{0d00}{0d}a{0a}{0d0a}"))
        .containsExactly("Enter", "Enter", "Enter", "a", "Enter", "Enter");
  }

  @Test
  void dropsSequencesThatAreNoKeyAsAWhole() {
    assertThat(keysOf("a{1b}[?1;2cb{1b}[99~c{1b}[I{1b}Oxd")).containsExactly("a", "b", "c", "d");
  }

  @Test
  void dropsASequenceWithoutEndAndKeepsNothingOfIt() {
    assertThat(keysOf("{1b}[" + "1;".repeat(10_000) + "Az")).containsExactly("z");
  }

  @Test
  void takesWhatCantBePartOfASequenceForTheNextKey() {
    assertThat(keysOf("{1b}[1{0d}{1b}{0d}{1b}O{0d}"))
        .containsExactly("Enter", "Escape", "Enter", "Alt-O", "Enter");
  }

  @Test
  void anEscapeThatNothingFollowsIsAKey() {
    assembler.accept(new byte[] {27}, 0, 1);
    assertThat(keys).isEmpty();
    assertThat(assembler.isInsideKey()).isTrue();
    assembler.endKey();
    assertThat(keys).containsExactly("Escape");
    assertThat(assembler.isInsideKey()).isFalse();
    keys.clear();
    assertThat(keysOf("{1b}{1b}{1b}[A")).containsExactly("Escape", "Escape", "Up");
  }

  @Test
  void aCharacterThatIsCutOffIsReplaced() {
    assertThat(keysOf("{e282}a{c3}{1b}[A")).containsExactly("\uFFFD", "a", "\uFFFD", "Up");
  }

  @Test
  void readsOtherCharacterSets() {
    assembler.encoding(Encoding.named("ISO-8859-1"));
    assembler.accept(new byte[] {(byte) 0xE9, 'a', (byte) 0x85}, 0, 3);
    assertThat(keys).containsExactly("é", "a", "\uFFFD");
  }

  @Test
  void neverFailsAndNeverLetsControlsThrough() {
    var random = new Random(7);
    var heard = new ArrayList<Keystroke>();
    var fuzzed = new KeyAssembler(heard::add);
    var bytes = new byte[200_000];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] =
          (byte) (random.nextInt(4) == 0 ? 27 + random.nextInt(2) * 64 : random.nextInt(256));
    }
    fuzzed.accept(bytes, 0, bytes.length);
    var again = new ArrayList<Keystroke>();
    var piecewise = new KeyAssembler(again::add);
    for (int from = 0, to; from < bytes.length; from = to) {
      to = Math.min(from + 1 + random.nextInt(9), bytes.length);
      piecewise.accept(bytes, from, to);
    }
    assertThat(again).isEqualTo(heard);
    assertThat(heard).hasSizeLessThanOrEqualTo(bytes.length).isNotEmpty();
    assertThat(heard).allMatch(key -> key.name().codePoints().noneMatch(Character::isISOControl));
  }
}
