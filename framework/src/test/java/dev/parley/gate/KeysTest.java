package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a client sends when its keys are wanted one by one.
class KeysTest {
  private static final String WILL_ECHO_SGA = "fffb01fffb03";
  private static final String WONT_SGA_ECHO = "fffc03fffc01";

  private final TelnetRecorder client = new TelnetRecorder();

  private void agreed() {
    client.input.keys(true);
    client.feed("{fffd01fffd03}");
    client.takeReplies();
  }

  @Test
  void asksForKeysByEchoAndSuppressGoAhead() {
    client.input.keys(true);
    assertThat(client.takeReplies()).isEqualTo(WILL_ECHO_SGA);
    client.feed("{fffd01fffd03}q{1b}[A{0d00}");
    assertThat(client.keys).containsExactly("q", "Up", "Enter");
    assertThat(client.lines).isEmpty();
    assertThat(client.terminal().options()).isEmpty();
  }

  @Test
  void asksForLinesAgain() {
    agreed();
    client.input.keys(false);
    assertThat(client.takeReplies()).isEqualTo(WONT_SGA_ECHO);
    client.feed("look{0d00}{fffe03fffe01}who\r\n");
    assertThat(client.lines).containsExactly("look", "who");
    assertThat(client.keys).isEmpty();
  }

  @Test
  void asksAgainOfAClientThatAcknowledgesNothing() {
    agreed();
    client.input.keys(false);
    client.input.keys(true);
    client.takeReplies();
    client.feed("{fffd01fffd03}q");
    assertThat(client.keys).containsExactly("q");
  }

  @Test
  void keepsToLinesWhileAClientRefusesEither() {
    client.input.keys(true);
    client.feed("{fffd01fffe03}yes\r\n");
    assertThat(client.lines).containsExactly("yes");
    assertThat(client.keys).isEmpty();
    client.takeReplies();
    client.input.keys(false);
    assertThat(client.takeReplies()).isEqualTo("fffc01");
  }

  @Test
  void keepsToLinesOfAClientThatSaysNothing() {
    client.input.keys(true);
    client.feed("yes\n");
    assertThat(client.lines).containsExactly("yes");
  }

  @Test
  void losesNothingWhenItChangesOver() {
    client.feed("he");
    client.input.keys(true);
    client.feed("{fffd01fffd03}l{c3}");
    assertThat(client.keys).containsExactly("h", "e", "l");
    client.input.keys(false);
    client.feed("{bc}lo\r\n");
    assertThat(client.lines).containsExactly("ülo");
  }

  @Test
  void aKeyThatWasTypedIntoALineIsThatKey() {
    client.feed("a{1b}[A{1a}{03}{1b}[");
    client.input.keys(true);
    client.feed("{fffd01fffd03}B");
    assertThat(client.keys).containsExactly("a", "Up", "Ctrl-Z", "Ctrl-C", "Down");
  }

  @Test
  void aKeyThatWasTypedIntoALineIsNoControlInThatLine() {
    client.feed("a{1b}[A");
    client.input.keys(true);
    client.feed("{fffe01fffe03}\r\n");
    assertThat(client.lines).containsExactly("a\uFFFD[A");
  }

  @Test
  void aLineEndThatIsCutInTwoByTheChangeIsOne() {
    client.feed("look{0d}");
    client.input.keys(true);
    client.feed("{fffd01fffd03}{0a}q{0d}");
    assertThat(client.keys).containsExactly("q", "Enter");
    client.input.keys(false);
    client.feed("{0a}who\r\n");
    assertThat(client.lines).containsExactly("look", "who");
  }

  @Test
  void aClientThatGoesBackToLinesByItselfSendsLines() {
    agreed();
    client.feed("q{fffe03}");
    assertThat(client.takeReplies()).isEqualTo("fffc03");
    client.feed("look\r\n");
    assertThat(client.keys).containsExactly("q");
    assertThat(client.lines).containsExactly("look");
  }

  @Test
  void editingCommandsAreKeys() {
    agreed();
    client.feed("a{fff7}{fff8}");
    assertThat(client.keys).containsExactly("a", "Backspace", "Ctrl-U");
  }

  @Test
  void aSecretAskedWhileKeysAreWantedKeepsTheEchoOff() {
    agreed();
    client.input.echo(false);
    client.input.keys(false);
    assertThat(client.takeReplies()).isEqualTo("fffc03");
    client.feed("{fffe03}xyzzy\r\n");
    assertThat(client.lines).containsExactly("xyzzy");
    client.input.echo(true);
    assertThat(client.takeReplies()).isEqualTo("fffc01" + "0d0a");
  }

  @Test
  void anUnaskedRequestForSuppressGoAheadIsStillRefused() {
    client.feed("{fffd03}");
    assertThat(client.takeReplies()).isEqualTo("fffc03");
    client.input.keys(true);
    client.feed("{fffd01fffd03}q");
    assertThat(client.keys).containsExactly("q");
  }

  @Test
  void endsAKeyAtTheEndOfTheInput() {
    agreed();
    client.feed("{1b}");
    assertThat(client.input.isInsideKey()).isTrue();
    client.input.finish();
    assertThat(client.keys).containsExactly("Escape");
  }
}
