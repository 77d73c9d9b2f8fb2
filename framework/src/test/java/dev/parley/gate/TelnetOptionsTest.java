package dev.parley.gate;

import static dev.parley.gate.Telnet.CHARSET;
import static dev.parley.gate.Telnet.GMCP;
import static dev.parley.gate.Telnet.MSDP;
import static dev.parley.gate.Telnet.NEW_ENVIRON;
import static dev.parley.gate.Telnet.TTYPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.Excess;
import dev.parley.link.Signal;
import dev.parley.link.TelnetPolicy;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelnetOptionsTest {
  private static final String SEND_TYPE = "fffa1801fff0";

  private final TelnetRecorder client = new TelnetRecorder(new TestPolicy().build());

  private static String sb(int option, String payload) {
    return "{"
        + HexFormat.of().formatHex(Telnet.subnegotiation(option, payload.getBytes(UTF_8)))
        + "}";
  }

  private String frame(OutgoingMessage message) {
    return hex(client.input.options().frame(message));
  }

  /// {@return what goes out, or nothing}
  private static String hex(@Nullable Payload payload) {
    if (payload == null) {
      return "";
    }
    var bytes = Unpooled.buffer();
    payload.copyTo(bytes);
    return ByteBufUtil.hexDump(bytes);
  }

  @Nested
  class Changes {
    private boolean change(String text) {
      client.input.options().takeChanged();
      client.feed(text);
      return client.input.options().takeChanged();
    }

    @Test
    void areWhatSaysSomethingElseThanBefore() {
      client.feed("{fffb18fffdc9}");
      assertThat(change(sb(TTYPE, "\0XTERM"))).isTrue();
      assertThat(change(sb(TTYPE, "\0MTTS 13"))).isTrue();
      assertThat(change(sb(GMCP, "Core.Hello {\"client\": \"A\", \"version\": \"1\"}"))).isTrue();
      assertThat(change(sb(GMCP, "Core.Hello {\"client\": \"B\", \"version\": \"1\"}"))).isTrue();
      assertThat(change(sb(GMCP, "Core.Supports.Set [\"Char 1\"]"))).isTrue();
      assertThat(change(sb(GMCP, "Core.Supports.Add [\"Char 2\"]"))).isTrue();
      assertThat(change(sb(GMCP, "Core.Supports.Remove [\"Char\"]"))).isTrue();
    }

    @Test
    void areNotWhatSaysTheSameAgain() {
      client.feed("{fffb18fffdc9}");
      client.feed(sb(TTYPE, "\0XTERM"));
      client.feed(sb(GMCP, "Core.Hello {\"client\": \"A\", \"version\": \"1\"}"));
      client.feed(sb(GMCP, "Core.Supports.Set [\"Char 1\", \"Room 1\"]"));
      for (var message :
          List.of(
              "Ping",
              "Ping 120",
              "KeepAlive",
              "Nothing",
              "Hello {\"client\": \"A\", \"version\": \"1\"}",
              "Hello {\"client\": 7}",
              "Supports.Set [\"Room 1\", \"Char 1\"]",
              "Supports.Add [\"Char 1\"]",
              "Supports.Remove [\"Comm\"]")) {
        assertThat(change(sb(GMCP, "Core." + message))).as(message).isFalse();
      }
      assertThat(change(sb(TTYPE, "\0XTERM"))).isFalse();
    }
  }

  @Nested
  class TerminalTypes {
    private void answer(String name) {
      client.feed(sb(TTYPE, "\0" + name));
    }

    @Test
    void areAskedForOneByOneUntilOneComesAgain() {
      client.feed("{fffb18}");
      assertThat(client.takeReplies()).isEqualTo(SEND_TYPE);
      answer("TINTIN++");
      answer("xterm-256color");
      answer("MTTS 271");
      assertThat(client.takeReplies()).isEqualTo(SEND_TYPE.repeat(3));
      answer("MTTS 271");
      assertThat(client.takeReplies()).isEmpty();
      assertThat(client.terminal().types()).containsExactly("TINTIN++", "xterm-256color");
      assertThat(client.terminal().mtts()).isEqualTo(271);
    }

    @Test
    void areOnlySoMany() {
      client.feed("{fffb18}");
      for (int count = 0; count < 20; count++) {
        answer("TYPE " + count);
      }
      assertThat(client.takeReplies()).isEqualTo(SEND_TYPE.repeat(8));
      assertThat(client.terminal().types()).hasSize(8);
      assertThat(client.notices).containsExactly(Excess.TERMINAL_TYPES);
    }

    @Test
    void areCleanAndShort() {
      client.feed("{fffb18}");
      answer(" a\u001b[31mb\u00e9\r\n" + "x".repeat(100));
      assertThat(client.terminal().types()).containsExactly("a[31mb" + "x".repeat(33));
    }

    @Test
    void areNotTakenUnlessAskedFor() {
      answer("NOBODY");
      client.feed("{fffb18}");
      client.takeReplies();
      client.feed("{fffa1801fff0fffa18fff0fffa1802fff0}");
      assertThat(client.takeReplies()).isEmpty();
      answer("xterm");
      answer("xterm");
      answer("LATE");
      assertThat(client.terminal().types()).containsExactly("xterm");
    }
  }

  @Nested
  class Windows {
    private void size(String hex) {
      client.feed("{fffa1f" + hex + "fff0}");
    }

    @Test
    void haveASizeThatChanges() {
      client.feed("{fffb1f}");
      size("00500018");
      assertThat(client.terminal().columns()).isEqualTo(80);
      assertThat(client.terminal().rows()).isEqualTo(24);
      size("00ffff0018");
      assertThat(client.terminal().columns()).isEqualTo(255);
      size("270fffffffff");
      assertThat(client.terminal().columns()).isEqualTo(1000);
      assertThat(client.terminal().rows()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0050", "005000", "0050001800", "00500018005000180050"})
    void ignoreWhatIsNoSize(String hex) {
      client.feed("{fffb1f}");
      size(hex);
      assertThat(client.terminal().columns()).isZero();
    }

    @Test
    void mayBeUnknown() {
      client.feed("{fffb1f}");
      size("00000000");
      assertThat(client.terminal().columns()).isZero();
    }
  }

  @Nested
  class Environments {
    @Test
    void areAskedForAndKept() {
      client.feed("{fffb27}");
      assertThat(client.takeReplies()).isEqualTo("fffa2701fff0");
      client.feed(sb(NEW_ENVIRON, "\0\0LANG\1C.UTF-8\3COLORTERM\1truecolor"));
      client.feed(sb(NEW_ENVIRON, "\2\0LANG\1fr"));
      assertThat(client.terminal().environment())
          .isEqualTo(Map.of("LANG", "fr", "COLORTERM", "truecolor"));
    }

    @Test
    void mayEscapeWhatWouldEndAWord() {
      client.feed("{fffb27}").feed(sb(NEW_ENVIRON, "\0\0A\1x\2\1y\2"));
      assertThat(client.terminal().environment()).isEqualTo(Map.of("A", "xy"));
    }

    @Test
    void forgetWhatIsNamedWithoutAValue() {
      client.feed("{fffb27}").feed(sb(NEW_ENVIRON, "\0\0A\1x\0B\1y"));
      client.feed(sb(NEW_ENVIRON, "\2\0A"));
      assertThat(client.terminal().environment()).isEqualTo(Map.of("B", "y"));
    }

    @Test
    void neverNameAnAddress() {
      client.feed("{fffb27}").feed(sb(NEW_ENVIRON, "\0\0IPADDRESS\110.0.0.1"));
      assertThat(client.terminal().environment()).isEmpty();
    }

    @Test
    void areBounded() {
      client.feed("{fffb27}");
      var many = new StringBuilder("\0");
      for (int count = 0; count < 100; count++) {
        many.append("\0V").append(count).append("\1x");
      }
      client.feed(sb(NEW_ENVIRON, many.toString()));
      client.feed(sb(NEW_ENVIRON, "\2\0V1\1" + "x".repeat(1025)));
      assertThat(client.terminal().environment()).hasSize(64).containsEntry("V1", "x");
      assertThat(client.notices).containsExactly(Excess.VARIABLES, Excess.VARIABLES);
    }

    @Test
    void mayBeEmptyOrNonsense() {
      client.feed("{fffb27}");
      for (var payload : List.of("", "\0", "\1", "\0\1", "\0x\0", "\0\0", "\0\0\1", "\0\0A\2")) {
        client.feed(sb(NEW_ENVIRON, payload));
      }
      assertThat(client.terminal().environment()).isEmpty();
    }
  }

  @Nested
  class CharacterSets {
    private static final String REQUEST = "fffa2a013b5554462d38";

    @Test
    void areOfferedWithUtf8First() {
      client.feed("{fffd2a}");
      assertThat(client.takeReplies()).startsWith(REQUEST).endsWith("fff0");
    }

    @Test
    void areTakenAsTheClientChooses() {
      client.feed("{fffd2a}").feed(sb(CHARSET, "\2iso-8859-1")).feed("caf{e9}{7f}{ffff}{80}\r\n");
      assertThat(client.lines).containsExactly("caf\u00ff\uFFFD");
      assertThat(client.terminal().charset()).isEqualTo("ISO-8859-1");
      assertThat(client.input.encoding()).isEqualTo(Encoding.ISO_8859_1);
    }

    @Test
    void stayWhenTheClientRejectsThem() {
      client.feed("{fffd2a}").feed(sb(CHARSET, "\3"));
      assertThat(client.terminal().charset()).isEqualTo("UTF-8");
    }

    @Test
    void areNotChosenByNamesThatNobodyKnows() {
      client.feed("{fffd2a}").feed(sb(CHARSET, "\2UTF-32")).feed(sb(CHARSET, "\2../../x"));
      assertThat(client.terminal().charset()).isEqualTo("UTF-8");
    }

    @Test
    void mayBeAskedForByTheClient() {
      client.feed("{fffb2a}");
      assertThat(client.takeReplies()).isEqualTo("fffd2a");
      client.feed(sb(CHARSET, "\1 KLINGON LATIN1 US-ASCII"));
      assertThat(client.takeReplies())
          .isEqualTo("fffa2a02" + HexFormat.of().formatHex("ISO-8859-1".getBytes(UTF_8)) + "fff0");
      client.feed(sb(CHARSET, "\1[TTABLE]\1;US-ASCII;utf-8"));
      assertThat(client.takeReplies())
          .isEqualTo("fffa2a02" + HexFormat.of().formatHex("UTF-8".getBytes(UTF_8)) + "fff0");
      client.feed(sb(CHARSET, "\1;KLINGON")).feed(sb(CHARSET, "\1")).feed(sb(CHARSET, "\1;"));
      assertThat(client.takeReplies()).isEqualTo("fffa2a03fff0".repeat(3));
    }

    @Test
    void areTheServersChoiceWhenBothAsk() {
      client.feed("{fffb2afffd2a}");
      client.takeReplies();
      client.feed(sb(CHARSET, "\1;US-ASCII"));
      assertThat(client.takeReplies()).isEqualTo("fffa2a03fff0");
      client.feed(sb(CHARSET, "\2US-ASCII"));
      assertThat(client.terminal().charset()).isEqualTo("US-ASCII");
    }

    @Test
    void haveNoTables() {
      client.feed("{fffd2a}");
      client.takeReplies();
      client.feed(sb(CHARSET, "\4\1whatever")).feed(sb(CHARSET, ""));
      assertThat(client.takeReplies()).isEqualTo("fffa2a05fff0");
    }
  }

  @Nested
  class Gmcps {
    @Test
    void arePassedOn() {
      client.feed("{fffdc9}");
      client.feed(sb(GMCP, "Char.Login {\"name\": \"Ann\"}"));
      client.feed(sb(GMCP, "Char.Skills.Get"));
      client.feed(sb(GMCP, "Room{\"a\":1}"));
      client.feed(sb(GMCP, "A.B  [1]\0"));
      assertThat(client.notices)
          .containsExactly(
              "Char.Login {\"name\": \"Ann\"}", "Char.Skills.Get ", "Room {\"a\":1}", "A.B [1]");
    }

    @Test
    void areDroppedWithoutAName() {
      client.feed("{fffdc9}");
      for (var text : List.of("", " ", "{}", "\0", "a\tb\u001b", "\u00e9 1", "x".repeat(200))) {
        client.feed(sb(GMCP, text));
      }
      assertThat(client.notices).containsExactly("a b\u001b");
    }

    @Test
    void areNotReadWhileTheOptionIsOff() {
      client.feed(sb(GMCP, "Char.Login {}"));
      client.feed("{fffdc9fffec9}").feed(sb(GMCP, "Char.Login {}"));
      assertThat(client.notices).isEmpty();
    }

    @Test
    void areNotNestedTooDeep() {
      client.feed("{fffdc9}");
      client.feed(sb(GMCP, "A " + "[".repeat(32)));
      client.feed(sb(GMCP, "A " + "[".repeat(33)));
      client.feed(sb(GMCP, "A " + "[".repeat(20_000)));
      client.feed(sb(GMCP, "A \"" + "[".repeat(100) + "\\\"[\""));
      assertThat(client.count(Excess.NESTING)).isEqualTo(2);
      assertThat(client.notices).hasSize(4);
    }

    @Test
    void tellOfTheClientByTheCorePackage() {
      client.feed("{fffdc9}");
      client.feed(sb(GMCP, "Core.Hello {\"client\": \"Mudlet\", \"version\": \"4.17\\u001b\"}"));
      client.feed(sb(GMCP, "Core.Supports.Set [\"Char 1\", \"Room 2\", 7, \"bad name 1 2\"]"));
      client.feed(sb(GMCP, "Core.Supports.Add [\"Comm.Channel\"]"));
      client.feed(sb(GMCP, "Core.Supports.Remove [\"Room\"]"));
      assertThat(client.terminal().environment())
          .isEqualTo(Map.of("CLIENT_NAME", "Mudlet", "CLIENT_VERSION", "4.17"));
      assertThat(client.terminal().packages()).isEqualTo(Map.of("Char", 1, "Comm.Channel", 1));
      assertThat(client.notices).isEmpty();
    }

    @Test
    void answerAPing() {
      client.feed("{fffdc9}").feed(sb(GMCP, "Core.Ping 120"));
      assertThat(client.takeReplies())
          .isEqualTo(
              HexFormat.of().formatHex(Telnet.subnegotiation(GMCP, "Core.Ping".getBytes(UTF_8))));
    }

    @Test
    void survivePackagesThatMakeNoSense() {
      client.feed("{fffdc9}");
      for (var text : List.of("", "{", "[[]]", "\"x\"", "7", "{\"client\":{}}", "[" + "1,")) {
        client.feed(sb(GMCP, "Core.Hello " + text));
        client.feed(sb(GMCP, "Core.Supports.Set " + text));
        client.feed(sb(GMCP, "Core.Supports.Remove " + text));
        client.feed(sb(GMCP, "Core.Nothing " + text));
      }
      assertThat(client.terminal().packages()).isEmpty();
    }

    @Test
    void goToAClientThatAgreed() {
      assertThat(frame(new OutgoingMessage("Char.Vitals", "{\"hp\":1}"))).isEmpty();
      client.feed("{fffdc9}");
      assertThat(frame(new OutgoingMessage("Char.Vitals", "{\"hp\":1}")))
          .isEqualTo(
              HexFormat.of()
                  .formatHex(
                      Telnet.subnegotiation(GMCP, "Char.Vitals {\"hp\":1}".getBytes(UTF_8))));
      assertThat(frame(new OutgoingMessage("Ping", ""))).isEqualTo("fffac950696e67fff0");
    }
  }

  @Nested
  class Msdps {
    @Test
    void arriveAsJson() {
      client.feed("{fffd45}");
      client.feed(sb(MSDP, "\1LIST\2COMMANDS"));
      client.feed(sb(MSDP, "\1T\2\3\1A\0021\1B\2\5\2x\2y\6\4"));
      client.feed(sb(MSDP, "\1R\2a\2b\2c"));
      assertThat(client.notices)
          .containsExactly(
              "MSDP {\"LIST\":\"COMMANDS\"}",
              "MSDP {\"T\":{\"A\":\"1\",\"B\":[\"x\",\"y\"]}}",
              "MSDP {\"R\":[\"a\",\"b\",\"c\"]}");
    }

    @Test
    void areSentAsTheyAreRead() {
      client.feed("{fffd45}");
      var json = "{\"T\":{\"A\":\"1\",\"B\":[\"x\",\"y\"]},\"E\":\"\",\"N\":\"\u00e9\"}";
      client.feed("{" + frame(new OutgoingMessage("MSDP", json)) + "}");
      assertThat(client.notices).containsExactly("MSDP " + json);
    }

    @Test
    void areNotNestedTooDeep() {
      client.feed("{fffd45}");
      client.feed(sb(MSDP, "\1A" + "\2\5".repeat(31)));
      assertThat(client.notices).hasSize(1);
      client.feed(sb(MSDP, "\1A" + "\2\5".repeat(20_000)));
      assertThat(client.notices).last().isEqualTo(Excess.NESTING);
    }

    @Test
    void survivePayloadsThatMakeNoSense() {
      client.feed("{fffd45}");
      for (var payload :
          List.of("", "\1", "\2", "\2x", "\4\4\6\6", "\1\2\3", "x\1y", "\1A\2\5\4\2z", "\3\5\1")) {
        client.feed(sb(MSDP, payload));
      }
      assertThat(client.notices)
          .hasSize(9)
          .allMatch(notice -> notice.toString().startsWith("MSDP {"));
    }

    @Test
    void arePassedOverWhenTheServiceSendsNoObject() {
      client.feed("{fffd45}");
      assertThat(frame(new OutgoingMessage("MSDP", "[1]"))).isEmpty();
      assertThat(frame(new OutgoingMessage("MSDP", "{"))).isEmpty();
      assertThat(frame(new OutgoingMessage("Char", "{}"))).isEmpty();
    }
  }

  @Nested
  class Others {
    @Test
    void compressBehindTheMarkerAndOnlyOnce() {
      client.feed("{fffd56}");
      assertThat(client.takeReplies()).isEqualTo("fffa56fff0");
      client.feed("{fffd56}");
      assertThat(client.takeReplies()).isEmpty();
      client.feed("{fffe56}");
      assertThat(client.notices).containsExactly("compress", "plain");
    }

    @Test
    void askForTheStatus() {
      client.feed("{fffd46}");
      assertThat(client.notices).containsExactly(Signal.STATUS_ASKED);
      assertThat(new String(Mssp.frame(Map.of("NA\2ME", List.of("A\1", "\0B"))), UTF_8))
          .isEqualTo(new String(Telnet.subnegotiation(70, "\1NAME\2A\2B".getBytes(UTF_8)), UTF_8));
    }

    @Test
    void markPromptsAsTheClientKnows() {
      client.input.endPrompt();
      assertThat(client.takeReplies()).isEmpty();
      client.feed("{fffe19}");
      client.input.endPrompt();
      assertThat(client.takeReplies()).isEqualTo("fff9");
      client.feed("{fffd19}");
      client.takeReplies();
      client.input.endPrompt();
      assertThat(client.takeReplies()).isEqualTo("ffef");
    }

    @Test
    void keepOnlyThoseAliveThatSpeakTelnet() {
      client.input.keepAlive();
      assertThat(client.takeReplies()).isEmpty();
      client.feed("{fff1}");
      client.input.keepAlive();
      assertThat(client.takeReplies()).isEqualTo("fff1");
    }

    @Test
    void signalWhatIsNoInput() {
      client.feed("a{fff4}b{fff3}c{ffee}d{ffed}e{fff5}f{ffec}\n");
      assertThat(client.lines).containsExactly("ef");
      assertThat(client.notices)
          .containsExactly(
              Signal.INTERRUPT,
              Signal.BREAK,
              Signal.ABORT,
              Signal.SUSPEND,
              Signal.ABORT_OUTPUT,
              Signal.END_OF_FILE);
      assertThat(client.replies()).isEqualTo("fff2");
    }

    @Test
    void countTheAnswersToAreYouThere() {
      client.feed("{fff6fff6}");
      assertThat(client.notices).containsExactly(Excess.ARE_YOU_THERE);
    }
  }

  @Nested
  class Declared {
    private final TelnetRecorder mxp =
        new TelnetRecorder(
            new TestPolicy()
                .declared(
                    new TelnetPolicy.Declared(91, false, true),
                    new TelnetPolicy.Declared(200, true, false))
                .build());

    @Test
    void arePassedOnWhileTheyAreOn() {
      mxp.feed(sb(91, "early"));
      mxp.feed("{fffd5b}");
      assertThat(mxp.terminal().options()).containsExactly(91);
      mxp.feed("{fffa5b41ffff42fff0}");
      mxp.feed("{fffe5b}");
      mxp.feed(sb(91, "late"));
      assertThat(mxp.notices).containsExactly("91 41ff42");
      assertThat(mxp.terminal().options()).isEmpty();
    }

    @Test
    void areAgreedToWhenTheClientBegins() {
      mxp.feed("{fffbc8}");
      assertThat(mxp.takeReplies()).isEqualTo("fffdc8");
      mxp.feed("{fffdc8}");
      assertThat(mxp.takeReplies()).isEqualTo("fffcc8");
    }

    @Test
    void areSentToWhileTheyAreOn() {
      assertThat(hex(mxp.input.options().frame(91, new byte[] {1, -1}))).isEmpty();
      mxp.feed("{fffd5b}");
      assertThat(hex(mxp.input.options().frame(91, new byte[] {1, -1})))
          .isEqualTo("fffa5b01fffffff0");
    }
  }

  @Nested
  class Payloads {
    private final TelnetRecorder small =
        new TelnetRecorder(new TestPolicy().payload(2000, 5000).build());

    @Test
    void thatAreTooLargeAreDroppedToTheirEndAndNeverBecomeLines() {
      small.feed("{fffdc9}").feed(sb(GMCP, "A " + "x\r\n".repeat(1000))).feed("look\r\n");
      assertThat(small.lines).containsExactly("look");
      assertThat(small.notices).containsExactly(Excess.PAYLOAD);
    }

    @Test
    void ofTheFullLengthAreTaken() {
      small.feed("{fffdc9}").feed(sb(GMCP, "A" + " ".repeat(1999)));
      small.feed(sb(GMCP, "A" + " ".repeat(2000)));
      assertThat(small.notices).containsExactly("A ", Excess.PAYLOAD);
    }

    @Test
    void ofSmallOptionsAreBoundedMore() {
      small.feed("{fffb1f}").feed("{fffa1f" + "00".repeat(1025) + "fff0}");
      assertThat(small.notices).containsExactly(Excess.PAYLOAD);
    }

    @Test
    void ofOptionsThatAreOffAreNotCountedAsTooLarge() {
      small.feed(sb(GMCP, "x".repeat(100_000))).feed("look\r\n");
      assertThat(small.lines).containsExactly("look");
      assertThat(small.notices).isEmpty();
    }

    @Test
    void haveABudgetForTenSeconds() {
      small.feed("{fffdc9}");
      for (int count = 0; count < 10; count++) {
        small.feed(sb(GMCP, "A" + " ".repeat(999)));
      }
      assertThat(small.count("A ")).isEqualTo(5);
      assertThat(small.count(Excess.PAYLOAD)).isEqualTo(5);
      small.now += 10_000_000_000L;
      small.feed(sb(GMCP, "A" + " ".repeat(999)));
      assertThat(small.count("A ")).isEqualTo(6);
    }
  }

  @Nested
  class Settling {
    @Test
    void isDoneWhenEverythingIsRefused() {
      client.feed("{fffc18fffc1ffffe2afffc27fffec9fffe45fffe46fffe19}");
      assertThat(client.notices).isEmpty();
      client.feed("{fffe56}");
      assertThat(client.notices).containsExactly("settled");
      client.feed("{fffb18}").feed(sb(TTYPE, "\0x")).feed(sb(TTYPE, "\0x"));
      assertThat(client.notices).containsExactly("settled");
    }

    @Test
    void waitsForWhatAnAgreementPromises() {
      client.feed("{fffb18fffb1ffffd2afffb27fffec9fffe45fffe46fffe19fffe56}");
      client.feed(sb(TTYPE, "\0x"));
      client.feed("{fffa1f00500018fff0}");
      client.feed(sb(CHARSET, "\2UTF-8"));
      client.feed(sb(NEW_ENVIRON, "\0"));
      assertThat(client.notices).isEmpty();
      client.feed(sb(TTYPE, "\0x"));
      assertThat(client.notices).containsExactly("settled");
    }

    @Test
    void canBeGivenUp() {
      client.input.stopSettling();
      client.feed("{fffc18fffc1ffffe2afffc27fffec9fffe45fffe46fffe19fffe56}");
      assertThat(client.notices).isEmpty();
    }
  }

  @Test
  void tellsWhetherAnythingHasChanged() {
    var options = client.input.options();
    assertThat(options.takeChanged()).isFalse();
    client.feed("{fffb1ffffa1f00500018fff0}");
    assertThat(options.takeChanged()).isTrue();
    client.feed("{fffa1f00500018fff0}");
    assertThat(options.takeChanged()).isFalse();
  }
}
