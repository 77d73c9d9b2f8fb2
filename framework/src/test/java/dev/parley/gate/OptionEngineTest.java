package dev.parley.gate;

import static dev.parley.gate.Telnet.CHARSET;
import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.DONT;
import static dev.parley.gate.Telnet.ECHO;
import static dev.parley.gate.Telnet.END_OF_RECORD;
import static dev.parley.gate.Telnet.MCCP2;
import static dev.parley.gate.Telnet.NAWS;
import static dev.parley.gate.Telnet.NEW_ENVIRON;
import static dev.parley.gate.Telnet.SGA;
import static dev.parley.gate.Telnet.TIMING_MARK;
import static dev.parley.gate.Telnet.TTYPE;
import static dev.parley.gate.Telnet.WILL;
import static dev.parley.gate.Telnet.WONT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.TelnetPolicy;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionEngineTest {
  private final StringBuilder sent = new StringBuilder();
  private final OptionEngine engine =
      new OptionEngine(
          OptionTable.of(TelnetPolicy.DEFAULTS),
          new OptionEngine.Sink() {
            @Override
            public void reply(byte[] bytes) {
              sent.append(HexFormat.of().formatHex(bytes));
            }

            @Override
            public void enabled(Side side, int option) {
              sent.append("+%s %d+".formatted(side, option));
            }

            @Override
            public void disabled(Side side, int option) {
              sent.append("-%s %d-".formatted(side, option));
            }
          });

  private void assertSent(String expected) {
    assertThat(sent.toString()).isEqualTo(expected);
    sent.setLength(0);
  }

  @Test
  void offersOnceAndIsOnWhenTheClientAgrees() {
    engine.offer(Side.REMOTE, TTYPE);
    engine.offer(Side.REMOTE, TTYPE);
    assertSent("fffd18");
    assertThat(engine.isOn(Side.REMOTE, TTYPE)).isFalse();
    assertThat(engine.unanswered()).isEqualTo(1);
    engine.negotiation(WILL, TTYPE);
    assertSent("+REMOTE 24+");
    assertThat(engine.isOn(Side.REMOTE, TTYPE)).isTrue();
    assertThat(engine.unanswered()).isZero();
  }

  @Test
  void isOffWhenTheClientRefuses() {
    engine.offer(Side.LOCAL, END_OF_RECORD);
    assertSent("fffb19");
    engine.negotiation(DONT, END_OF_RECORD);
    assertSent("");
    assertThat(engine.isOn(Side.LOCAL, END_OF_RECORD)).isFalse();
    assertThat(engine.unanswered()).isZero();
  }

  @Test
  void agreesWhenAClientThatRefusedChangesItsMind() {
    engine.offer(Side.LOCAL, END_OF_RECORD);
    engine.negotiation(DONT, END_OF_RECORD);
    sent.setLength(0);
    engine.negotiation(DO, END_OF_RECORD);
    assertSent("fffb19+LOCAL 25+");
  }

  @Test
  void agreesToWhatItWouldHaveOffered() {
    engine.negotiation(WILL, NAWS);
    assertSent("fffd1f+REMOTE 31+");
    engine.negotiation(WILL, NAWS);
    assertSent("");
  }

  @Test
  void takesARequestThatCrossesItsOfferForTheAnswer() {
    engine.offer(Side.REMOTE, NAWS);
    engine.negotiation(WILL, NAWS);
    engine.negotiation(WILL, NAWS);
    assertSent("fffd1f+REMOTE 31+");
  }

  @Test
  void obeysAClientThatTurnsAnOptionOff() {
    engine.offer(Side.LOCAL, MCCP2);
    engine.negotiation(DO, MCCP2);
    sent.setLength(0);
    engine.negotiation(DONT, MCCP2);
    assertSent("-LOCAL 86-fffc56");
    engine.negotiation(DONT, MCCP2);
    assertSent("");
    engine.negotiation(DO, MCCP2);
    assertSent("fffb56+LOCAL 86+");
  }

  @Test
  void refusesWhatItDoesNotKnowEachTime() {
    for (int option : new int[] {0, 5, 32, 34, 36, 37, 46, 85, 87, 91, 255, 240, 13}) {
      for (int round = 0; round < 2; round++) {
        engine.negotiation(WILL, option);
        assertSent("fffe%02x".formatted(option));
        engine.negotiation(DO, option);
        assertSent("fffc%02x".formatted(option));
      }
      engine.negotiation(WONT, option);
      engine.negotiation(DONT, option);
      assertSent("");
    }
  }

  @Test
  void refusesTheWrongDirectionEachTime() {
    for (int option : new int[] {TTYPE, NAWS, NEW_ENVIRON}) {
      engine.offer(Side.REMOTE, option);
      sent.setLength(0);
      engine.negotiation(DO, option);
      engine.negotiation(DO, option);
      assertSent("fffc%02x".formatted(option).repeat(2));
    }
    for (int option : new int[] {MCCP2, END_OF_RECORD, ECHO, SGA}) {
      engine.negotiation(WILL, option);
      assertSent("fffe%02x".formatted(option));
    }
  }

  @Test
  void letsEitherSideAskForACharacterSet() {
    engine.offer(Side.LOCAL, CHARSET);
    engine.negotiation(WILL, CHARSET);
    engine.negotiation(DO, CHARSET);
    assertSent("fffb2a" + "fffd2a+REMOTE 42+" + "+LOCAL 42+");
  }

  @Test
  void confirmsTheTimingMarkEachTime() {
    engine.negotiation(DO, TIMING_MARK);
    engine.negotiation(DO, TIMING_MARK);
    engine.negotiation(DONT, TIMING_MARK);
    engine.negotiation(DO, TIMING_MARK);
    assertSent("fffb06".repeat(3));
  }

  /// What a secret question needs, turned on and off again and again for clients that answer as
  /// they like.
  @Nested
  class OnDemand {
    private static final String WILL_ECHO = "fffb01";
    private static final String WONT_ECHO = "fffc01";
    private static final String ON = "+LOCAL 1+";
    private static final String OFF = "-LOCAL 1-";

    private void question(boolean acks) {
      engine.offer(Side.LOCAL, ECHO);
      assertSent(WILL_ECHO);
      engine.negotiation(DO, ECHO);
      assertSent(ON);
      assertThat(engine.withdraw(Side.LOCAL, ECHO)).isTrue();
      assertSent(OFF + WONT_ECHO);
      if (acks) {
        engine.negotiation(DONT, ECHO);
        assertSent("");
      }
    }

    @Test
    void comesOnEachTimeForAClientThatAcknowledges() {
      question(true);
      question(true);
      question(true);
    }

    @Test
    void comesOnEachTimeForAClientThatNeverAcknowledges() {
      question(false);
      question(false);
      question(false);
    }

    @Test
    void isWithdrawnFromAClientThatAnswersNothing() {
      engine.offer(Side.LOCAL, ECHO);
      assertThat(engine.withdraw(Side.LOCAL, ECHO)).isFalse();
      assertSent(WILL_ECHO + WONT_ECHO);
      assertThat(engine.unanswered()).isZero();
    }

    @Test
    void needNotBeWithdrawnFromAClientThatRefuses() {
      engine.offer(Side.LOCAL, ECHO);
      engine.negotiation(DONT, ECHO);
      assertThat(engine.withdraw(Side.LOCAL, ECHO)).isFalse();
      assertSent(WILL_ECHO);
      engine.offer(Side.LOCAL, ECHO);
      assertSent(WILL_ECHO);
    }

    @Test
    void isRefusedWhenNobodyWantsIt() {
      engine.negotiation(DO, ECHO);
      engine.negotiation(DO, ECHO);
      assertSent(WONT_ECHO + WONT_ECHO);
      engine.negotiation(DONT, ECHO);
      assertSent("");
      engine.withdraw(Side.LOCAL, ECHO);
      assertSent("");
    }

    @Test
    void isNotRefusedByALateAcknowledgement() {
      engine.offer(Side.LOCAL, ECHO);
      engine.negotiation(DO, ECHO);
      engine.withdraw(Side.LOCAL, ECHO);
      engine.offer(Side.LOCAL, ECHO);
      sent.setLength(0);
      engine.negotiation(DONT, ECHO);
      engine.negotiation(DO, ECHO);
      assertSent(ON);
    }

    @Test
    void isNotAnsweredAgainByAnswersBehindTheEnd() {
      engine.offer(Side.LOCAL, ECHO);
      engine.withdraw(Side.LOCAL, ECHO);
      sent.setLength(0);
      engine.negotiation(DO, ECHO);
      engine.negotiation(DONT, ECHO);
      assertSent("");
    }

    @Test
    void tellsLateAnswersFromNewOnes() {
      engine.offer(Side.LOCAL, ECHO);
      engine.withdraw(Side.LOCAL, ECHO);
      engine.offer(Side.LOCAL, ECHO);
      sent.setLength(0);
      engine.negotiation(DO, ECHO);
      engine.negotiation(DONT, ECHO);
      assertSent("");
      engine.negotiation(DO, ECHO);
      assertSent(ON);
    }

    /// The answers to several questions of somebody whose client sends a whole script at once.
    @Test
    void takesNoAcknowledgementForTheAnswerToTheNextRequest() {
      for (int round = 0; round < 3; round++) {
        engine.withdraw(Side.LOCAL, ECHO);
        engine.offer(Side.LOCAL, ECHO);
      }
      sent.setLength(0);
      for (int round = 0; round < 2; round++) {
        engine.negotiation(DO, ECHO);
        engine.negotiation(DONT, ECHO);
      }
      assertSent("");
      engine.negotiation(DO, ECHO);
      assertSent(ON);
    }

    @Test
    void isOffForAClientThatRefusesTwiceAndLate() {
      engine.offer(Side.LOCAL, ECHO);
      engine.withdraw(Side.LOCAL, ECHO);
      engine.offer(Side.LOCAL, ECHO);
      sent.setLength(0);
      engine.negotiation(DONT, ECHO);
      engine.negotiation(DONT, ECHO);
      assertSent("");
      assertThat(engine.isOn(Side.LOCAL, ECHO)).isFalse();
    }

    @Test
    void isOffWhenTheClientChangesItsMind() {
      engine.offer(Side.LOCAL, ECHO);
      engine.negotiation(DO, ECHO);
      sent.setLength(0);
      engine.negotiation(DONT, ECHO);
      assertSent(OFF + WONT_ECHO);
      assertThat(engine.withdraw(Side.LOCAL, ECHO)).isFalse();
      assertSent("");
    }
  }

  /// Two of these engines can't talk to each other for ever, whatever they say first.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverSaysMoreThanItWasAsked(long seed) {
    var random = new Random(seed);
    int[] options = {ECHO, SGA, TTYPE, NAWS, CHARSET, MCCP2, TIMING_MARK, 99};
    for (int round = 0; round < 10_000; round++) {
      engine.negotiation(WILL + random.nextInt(4), options[random.nextInt(options.length)]);
      var said = sent.toString().replaceAll("[+-][A-Z]+ \\d+[+-]", "");
      assertThat(said.length()).isLessThanOrEqualTo(6);
      sent.setLength(0);
    }
    assertThat(engine.unanswered()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void twoOfThemAgreeInTheEnd(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      var moves = new byte[random.nextInt(60)];
      random.nextBytes(moves);
      new TwoEngines().play(moves);
    }
  }
}
