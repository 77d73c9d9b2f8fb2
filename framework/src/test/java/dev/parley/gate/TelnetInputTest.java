package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.Excess;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelnetInputTest {
  private static final int LIMIT = TelnetRecorder.LIMIT;

  /// What one client sends, and what has to come of it. Input is text (as UTF-8) with bytes in hex
  /// between braces; replies are hex.
  record Session(String name, String input, List<String> lines, String replies) {
    Session gives(String... lines) {
      return new Session(name, input, List.of(lines), replies);
    }

    Session answered(String replies) {
      return new Session(name, input, lines, replies);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Session> sessions() {
    return Stream.of(
        session(
                "line by line, CR LF: GNU telnet, tt++, tf5, KildClient, busybox",
                "look\r\nwho\r\n")
            .gives("look", "who"),
        session("line by line, LF: plink, nc, curl, and anyone after BINARY", "look\nwho\n")
            .gives("look", "who"),
        session(
                "by characters, CR NUL and DEL: GNU telnet and plink after ECHO and SGA",
                "lop{7f}ok{0d00}who{0d00}")
            .gives("look", "who"),
        session("by characters, CR LF and DEL: libtelnet, tt++", "lop{7f}ok\r\n").gives("look"),
        session("bare CR: telnetlib3", "look\rwho\r").gives("look", "who"),
        session(
                "Ctrl-C of GNU telnet drops the pending line and waits for the timing mark",
                "say I ha{fff4fffd06}look\r\n")
            .gives("look")
            .answered("fffb06"),
        session("Ctrl-C with an urgent Data Mark", "ab{fff4fff2}cd\r\n").gives("cd"),
        session("Ctrl-C twice is answered twice", "{fff4fffd06fff4fffd06}\r\n")
            .gives("")
            .answered("fffb06fffb06"),
        session(
                "the offers that plink makes at once",
                "{fffb1ffffb20fffb18fffb27fffd01fffb03fffd03}look\n")
            .gives("look")
            .answered("fffe20fffa1801fff0fffa2701fff0fffc01fffe03fffc03"),
        session("the offers of C-Kermit", "{fffb25fffb1ffffb18fffb27fffb2c}")
            .answered("fffe25fffa1801fff0fffa2701fff0fffe2c"),
        session(
                "the requests of curl, and its size of nothing",
                "{fffb00fffd00fffb03fffd03fffb1ffffa1f00000000fff0}look\n")
            .gives("look")
            .answered("fffe00fffc00fffe03fffc03"),
        session(
                "the NUL that KildClient sends behind its terminal type",
                "{fffa1800}KildClient{fff000}look\r\n")
            .gives("look"),
        session("plink at the end of its input", "look\n{ffec}").gives("look"),
        session("refusals are not answered", "{fffc01fffe03}").answered(""),
        session("the same wrong request again is answered again", "{fffd18fffd18}")
            .answered("fffc18fffc18"),
        session(
                "option codes that look like something else",
                "{fffdfffffbf0fffdfafffb0afffd0d}x\r\n")
            .gives("x")
            .answered("fffcfffffef0fffcfafffe0afffc0d"),
        session("a window of 255 columns in a subnegotiation", "{fffa1f00ffff0018fff0}x\r\n")
            .gives("x"),
        session(
                "a subnegotiation full of things that mean something elsewhere",
                "{fffa18000d0a7f08fffff0fffffbfff0}x\r\n")
            .gives("x"),
        session(
                "subnegotiations without payload, and without option",
                "{fffa18fff0fffa27fff0fffafff0fffafffffff0}x\r\n")
            .gives("x"),
        session("a subnegotiation that ends with the next command", "{fffa1800fffd06}x\r\n")
            .gives("x")
            .answered("fffb06"),
        session("a subnegotiation inside another", "{fffa1800fffa1f00fff0}x\r\n").gives("x"),
        session(
                "a subnegotiation without end holds nothing",
                "{fffa18}" + "A".repeat(5000) + "\r\n{fff0}x\r\n")
            .gives("x"),
        session("a command between CR and LF", "a\r{fff1}\nb\r{fff1fff9}{00}c\r\n")
            .gives("a", "b", "c"),
        session("a request in the middle of a character", "{c3fffd01a9}\r\n")
            .gives("é")
            .answered("fffc01"),
        session("commands that mean nothing here", "a{fff0fff1fff2fff9ffef}b{ff50}c\r\n")
            .gives("abc"),
        session("erase character and erase line", "abc{fff7}d\r\nabc{fff8}d\r\n").gives("abd", "d"),
        session("break, abort and suspend", "a{fff3}b{ffee}c{ffed}d\r\n").gives("d"),
        session("are you there", "lo{fff6}ok\r\n").gives("look").answered("0d0a5b5965735d0d0a"),
        session("are you there is answered once a second", "{fff6fff6fff6}")
            .answered("0d0a5b5965735d0d0a"),
        session("a doubled IAC is data, though no UTF-8", "a{ffff}b\r\n").gives("a\uFFFDb"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void understandsRealClients(Session session) {
    var whole = new TelnetRecorder();
    whole.feed(bytes(session.input()), new int[0]);
    assertThat(whole.lines).isEqualTo(session.lines());
    assertThat(whole.replies()).isEqualTo(session.replies());
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void understandsRealClientsByteByByte(Session session) {
    var single = new TelnetRecorder();
    for (byte value : bytes(session.input())) {
      single.feed(new byte[] {value}, new int[0]);
    }
    assertThat(single.lines).isEqualTo(session.lines());
    assertThat(single.replies()).isEqualTo(session.replies());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givesTheSameForAnySegmentation(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      var stream = randomStream(random);
      var whole = new TelnetRecorder();
      whole.feed(stream, new int[0]);
      var cut = new TelnetRecorder();
      cut.feed(stream, random.ints(random.nextInt(20), 0, stream.length + 1).sorted().toArray());
      var single = new TelnetRecorder();
      for (byte value : stream) {
        single.feed(new byte[] {value}, new int[0]);
      }
      var why = "seed %d, %s".formatted(seed, HexFormat.of().formatHex(stream));
      assertThat(cut.outcome()).as(why).isEqualTo(whole.outcome());
      assertThat(single.outcome()).as(why).isEqualTo(whole.outcome());
      assertThat(whole.lines)
          .as(why)
          .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }
  }

  /// Bytes among which everything that means something comes often.
  private static byte[] randomStream(Random random) {
    var interesting =
        HexFormat.of().parseHex("fffffffff0fafbfcfdfef4f6f7f80d0d0a0a00087f150918c29bc3a9e2f09f1b");
    var stream = new byte[random.nextInt(200)];
    random.nextBytes(stream);
    for (int at = 0; at < stream.length; at++) {
      if (random.nextBoolean()) {
        stream[at] = interesting[random.nextInt(interesting.length)];
      } else if (random.nextBoolean()) {
        stream[at] = (byte) ('a' + random.nextInt(26));
      }
    }
    return stream;
  }

  @Nested
  class Lines {
    @Test
    void takesEveryLineEndOnceAndKeepsBlankLines() {
      assertThat(lines("{0d0a}{0d0a}{0a}{0d}{0d00}a{0a}{0d}b\n"))
          .containsExactly("", "", "", "", "", "a", "", "b");
    }

    @Test
    void deliversAtTheCarriageReturnWithoutWaitingForMore() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("look\r"), new int[0]);
      assertThat(recorder.lines).containsExactly("look");
      recorder.feed(bytes("\nwho\n"), new int[0]);
      assertThat(recorder.lines).containsExactly("look", "who");
    }

    @Test
    void splitsAtNothingElse() {
      assertThat(lines("a\u2028b\u2029c{0b0c}d\n")).containsExactly("a\u2028b\u2029c\uFFFD\uFFFDd");
    }

    @Test
    void replacesControlsAndEscapes() {
      assertThat(lines("a{00}b{07}c{1b}[31md{c29b}31me{c285}f\n"))
          .containsExactly("ab\uFFFDc\uFFFD[31md\uFFFD31me\uFFFDf");
    }

    @Test
    void replacesControlsInWhateverCharacterSetTheLineTurnsOutToBe() {
      var recorder = new TelnetRecorder(new TestPolicy().build());
      recorder.feed("{fffb2afffa2a01};LATIN1{fff0}a{1b}{fffa2a01};UTF-8{fff0}b{0d}");
      recorder.feed("c{1b}{fffa2a01};LATIN1{fff0}d{0d}");
      assertThat(recorder.lines).containsExactly("a\uFFFDb", "c\uFFFDd");
    }

    @Test
    void readsWhatGnuTelnetMakesOfSomeLetters() {
      assertThat(
              lines("{c3fff3fffd06}ber {e69cac}, {c3fff4fffd06}, {c3fff5fffd06}, {c3ffedfffd06}\n"))
          .containsExactly("\u00DCber \u672C, \u00C3, \u00CF, \u00DA");
      assertThat(lines("rubbish{fff4fffd06}look\n")).containsExactly("look");
    }

    @Test
    void makesTabsSpaces() {
      assertThat(lines("a\tb\n")).containsExactly("a b");
    }

    @Test
    void erasesWholeCharactersAndNeverTooMuch() {
      assertThat(lines("{7f08}aé{08}\n")).containsExactly("a");
      assertThat(lines("a€{7f}b\n")).containsExactly("ab");
      assertThat(lines("a\uD83D\uDE00{7f}b\n")).containsExactly("ab");
      assertThat(lines("a\n{7f7f}b\n")).containsExactly("a", "b");
      assertThat(lines("ab{15}c\n")).containsExactly("c");
    }

    @Test
    void erasesMalformedBytesOneByOne() {
      assertThat(lines("aé{80}{7f}\n")).containsExactly("aé");
      assertThat(lines("a{808080807f}\n")).containsExactly("a\uFFFD\uFFFD\uFFFD");
    }

    @Test
    void replacesMalformedTextAndKeepsTheLineEnd() {
      assertThat(lines("a{e282}\r\nb{f0}\nc{ff}")).containsExactly("a\uFFFD", "b\uFFFD");
      assertThat(lines("{c3}\n{a9}\n")).containsExactly("\uFFFD", "\uFFFD");
      assertThat(lines("{eda0bd}\n").getFirst()).matches("\uFFFD+");
    }

    @Test
    void takesTheUnfinishedLineAtTheEnd() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("one\ntwo"), new int[0]);
      recorder.input.finish();
      assertThat(recorder.lines).containsExactly("one", "two");
    }

    @Test
    void makesNoLineOfNothingAtTheEnd() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("one\r\n"), new int[0]);
      recorder.input.finish();
      assertThat(recorder.lines).containsExactly("one");
    }
  }

  @Nested
  class LongLines {
    @Test
    void keepsALineOfTheFullLength() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("x".repeat(LIMIT) + "\n"), new int[] {10});
      assertThat(recorder.lines).containsExactly("x".repeat(LIMIT));
      assertThat(recorder.count(Excess.LINE)).isZero();
    }

    @Test
    void cutsALongerOneAndTellsOnce() {
      for (int cut : new int[] {0, 10, LIMIT, LIMIT + 1, 200}) {
        var recorder = new TelnetRecorder();
        recorder.feed(bytes("x".repeat(300) + "\nnext\n"), new int[] {cut});
        assertThat(recorder.lines).containsExactly("x".repeat(LIMIT), "next");
        assertThat(recorder.count(Excess.LINE)).isEqualTo(1);
      }
    }

    @Test
    void tellsBeforeTheLineHasAnEnd() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("x".repeat(LIMIT + 1)), new int[0]);
      assertThat(recorder.count(Excess.LINE)).isEqualTo(1);
      assertThat(recorder.lines).isEmpty();
    }

    @Test
    void tellsAgainForTheNextOne() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes(("x".repeat(100) + "\n").repeat(3)), new int[0]);
      assertThat(recorder.count(Excess.LINE)).isEqualTo(3);
    }

    @Test
    void tellsOnceHoweverOftenTheLineIsErased() {
      var recorder = new TelnetRecorder();
      for (int count = 0; count < 50; count++) {
        recorder.feed("x".repeat(LIMIT + 1) + "{15}" + "x".repeat(LIMIT + 1) + "{fff8}");
        recorder.now += Duration.ofMinutes(1).toNanos();
      }
      assertThat(recorder.count(Excess.LINE)).isEqualTo(1);
      recorder.feed("look\n" + "x".repeat(LIMIT + 1));
      assertThat(recorder.count(Excess.LINE)).isEqualTo(2);
      assertThat(recorder.lines).containsExactly("look");
    }

    @Test
    void doesNotCutACharacterInTwo() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("x".repeat(LIMIT - 1) + "é\n"), new int[0]);
      assertThat(recorder.lines).containsExactly("x".repeat(LIMIT - 1));
      recorder.feed(bytes("x".repeat(LIMIT - 2) + "é!\n"), new int[0]);
      assertThat(recorder.lines.getLast()).isEqualTo("x".repeat(LIMIT - 2) + "é");
    }

    @Test
    void canBeGivenUpWithControlU() {
      assertThat(lines("x".repeat(100) + "{15}look\n")).containsExactly("look");
    }
  }

  @Nested
  class Commands {
    @Test
    void areLimited() {
      var recorder = new TelnetRecorder();
      for (int count = 0; count < 50; count++) {
        recorder.feed(bytes("{fffd01}"), new int[0]);
      }
      assertThat(recorder.count(Excess.NEGOTIATIONS)).isEqualTo(1);
      assertThat(recorder.replies()).isEqualTo("fffc01".repeat(TelnetRecorder.COMMANDS));
    }

    @Test
    void areLimitedWhateverTheyAre() {
      for (var command : List.of("{fff1}", "{fffc01}", "{fff6}", "{fffa1800fff0}", "{fff4}")) {
        var recorder = new TelnetRecorder();
        recorder.feed(bytes(command.repeat(TelnetRecorder.COMMANDS)), new int[0]);
        assertThat(recorder.count(Excess.NEGOTIATIONS)).isZero();
        recorder.feed(bytes(command), new int[0]);
        assertThat(recorder.count(Excess.NEGOTIATIONS)).as(command).isEqualTo(1);
      }
    }

    @Test
    void areCountedForTenSeconds() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("{fff1}".repeat(TelnetRecorder.COMMANDS)), new int[0]);
      recorder.now += Duration.ofSeconds(10).toNanos();
      recorder.feed(bytes("{fff1}".repeat(TelnetRecorder.COMMANDS)), new int[0]);
      assertThat(recorder.count(Excess.NEGOTIATIONS)).isZero();
    }

    @Test
    void areNotCountedForDoubledIac() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("{ffff}".repeat(100) + "\n"), new int[0]);
      assertThat(recorder.count(Excess.NEGOTIATIONS)).isZero();
    }

    @Test
    void asksAgainAfterASecond() {
      var recorder = new TelnetRecorder();
      recorder.feed(bytes("{fff6}"), new int[0]);
      recorder.now += Duration.ofSeconds(1).toNanos();
      recorder.feed(bytes("{fff6}"), new int[0]);
      assertThat(recorder.replies()).isEqualTo("0d0a5b5965735d0d0a".repeat(2));
    }
  }

  private static List<String> lines(String input) {
    var recorder = new TelnetRecorder();
    recorder.feed(bytes(input), new int[0]);
    return recorder.lines;
  }

  private static byte[] bytes(String input) {
    return TelnetRecorder.bytes(input);
  }

  private static Session session(String name, String input) {
    return new Session(name, input, List.of(), "");
  }
}
