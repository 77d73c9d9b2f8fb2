package dev.parley.gate;

import static dev.parley.gate.Telnet.DO;
import static dev.parley.gate.Telnet.DONT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EchoOptionTest {
  private final StringBuilder sent = new StringBuilder();
  private final EchoOption echo =
      new EchoOption(bytes -> sent.append(new String(bytes, ISO_8859_1)));

  private static final String WILL_ECHO = "\u00ff\u00fb\u0001";
  private static final String WONT_ECHO = "\u00ff\u00fc\u0001";

  private void assertSent(String expected) {
    assertThat(sent.toString()).isEqualTo(expected);
    sent.setLength(0);
  }

  /// A secret question to a client that agrees, and acknowledges the end if `acks`.
  private void question(boolean acks) {
    echo.hide();
    assertSent(WILL_ECHO);
    echo.answered(DO);
    assertSent("");
    assertThat(echo.isSecret()).isTrue();
    echo.show();
    assertSent(WONT_ECHO + "\r\n");
    assertThat(echo.isSecret()).isFalse();
    if (acks) {
      echo.answered(DONT);
      assertSent("");
    }
  }

  @Test
  void aClientThatHidesTheAnswerGetsTheEndOfItsLine() {
    question(true);
    question(true);
  }

  @Test
  void aClientThatNeverAcknowledgesHidesTheNextSecretToo() {
    question(false);
    question(false);
    question(false);
  }

  @Test
  void aClientThatAnswersNothingShowedTheEndOfItsLineItself() {
    echo.hide();
    assertSent(WILL_ECHO);
    echo.show();
    assertSent(WONT_ECHO);
  }

  @Test
  void aClientThatRefusesIsToldOfTheEndAllTheSame() {
    echo.hide();
    echo.answered(DONT);
    assertSent(WILL_ECHO);
    echo.show();
    assertSent(WONT_ECHO);
  }

  @Test
  void aRequestOutsideOfASecretQuestionIsRefused() {
    echo.answered(DO);
    assertSent(WONT_ECHO);
    echo.answered(DO);
    assertSent(WONT_ECHO);
    echo.answered(DONT);
    assertSent("");
  }

  @Test
  void aRequestThatCrossesASecretQuestionIsTakenForTheAnswer() {
    echo.hide();
    echo.answered(DO);
    echo.answered(DO);
    assertSent(WILL_ECHO);
    echo.show();
    assertSent(WONT_ECHO + "\r\n");
  }

  @Test
  void aLateAcknowledgementIsNoRefusalOfTheNextSecret() {
    echo.hide();
    echo.answered(DO);
    echo.show();
    echo.hide();
    sent.setLength(0);
    echo.answered(DONT);
    echo.answered(DO);
    echo.show();
    assertSent(WONT_ECHO + "\r\n");
  }

  @Test
  void answersThatComeAfterTheEndAreNotAnsweredAgain() {
    echo.hide();
    echo.show();
    sent.setLength(0);
    echo.answered(DO);
    echo.answered(DONT);
    assertSent("");
  }

  @Test
  void answersToAnEarlierQuestionAreNotTakenForThoseToTheNext() {
    echo.hide();
    echo.show();
    echo.hide();
    sent.setLength(0);
    echo.answered(DO);
    echo.answered(DONT);
    echo.answered(DO);
    echo.show();
    assertSent(WONT_ECHO + "\r\n");
  }

  @Test
  void aClientThatRefusesLateIsNotTakenToAgree() {
    echo.hide();
    echo.show();
    echo.hide();
    sent.setLength(0);
    echo.answered(DONT);
    echo.answered(DONT);
    echo.show();
    assertSent(WONT_ECHO);
  }

  @Test
  void aClientThatChangesItsMindIsObeyed() {
    echo.hide();
    echo.answered(DO);
    sent.setLength(0);
    echo.answered(DONT);
    assertSent(WONT_ECHO);
    echo.show();
    assertSent(WONT_ECHO);
  }

  @Test
  void beginningAndEndingTwiceIsBeginningAndEndingOnce() {
    echo.show();
    echo.hide();
    echo.hide();
    echo.answered(DO);
    echo.show();
    echo.show();
    assertSent(WILL_ECHO + WONT_ECHO + "\r\n");
  }
}
