package dev.parley.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Screen;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Clients that people have, in a terminal; skipped where they are not installed.
@Tag("real-clients")
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class RealClientsTest {
  private static final String PROMPT = "What is your name?";

  private TestService chat;
  private SocketClient bob;

  @BeforeEach
  void bobIsThere() {
    // tf5 shows a prompt only if a mark is behind it, and so has to have agreed to marks before.
    chat = TestService.start(Chat.service(), "--settle-limit=1s");
    bob = chat.client(SocketClient.options().withLimit(Duration.ofSeconds(60)));
    bob.expect("name? ");
    bob.send("Bob");
    bob.expect("Nobody else is here.\r\n");
  }

  @AfterEach
  void stop() {
    chat.close();
  }

  private String port() {
    return Integer.toString(chat.address().getPort());
  }

  /// What every client must do: show the prompt, take a name, relay lines both ways, leave.
  private void session(Screen ann, String text) {
    talk(ann, text, "hello Ann, ça va?");
    ann.type("/quit");
    ann.awaitLine("Goodbye.");
    bob.expectLine("Ann has left.");
  }

  private void talk(Screen ann, String text, String answer) {
    ann.awaitPrompt(PROMPT);
    ann.type("Ann");
    bob.expectLine("Ann has joined.");
    ann.awaitLine("Bob is here.");
    ann.type(text);
    bob.expectLine("Ann says: " + text);
    ann.awaitLine("Ann says: " + text);
    bob.send(answer);
    bob.expectLine();
    ann.awaitLine("Bob says: " + answer);
  }

  /// GNU telnet takes the bytes 83, 8F, 9A and 9C for control keys with their highest bit set, and
  /// sends a command for each; the gate reads them back. (85 and 9D it keeps to itself.)
  @Test
  void telnet() {
    try (var ann = Screen.open("inetutils-telnet", "telnet", "127.0.0.1", port())) {
      session(ann, "Über Grüße, 日本");
      ann.awaitLine("ENDED");
    }
  }

  @Test
  void plink() {
    try (var ann = Screen.open("putty-tools", "plink", "-telnet", "-P", port(), "127.0.0.1")) {
      session(ann, "Grüße, 日本");
    }
  }

  @Test
  void tintin() {
    String session = "#session chat 127.0.0.1 " + port();
    try (var ann = Screen.open("tintin++", "tt++", "-G", "-e", session)) {
      session(ann, "Grüße, 日本");
    }
  }

  /// It shows and sends ASCII only, and ends with its last connection.
  @Test
  void tf5() {
    try (var ann = Screen.open("tf5", "tf5", "-f", "127.0.0.1", port())) {
      talk(ann, "hello there", "hello Ann");
      ann.type("/quit");
      bob.expectLine("Ann has left.");
    }
  }

  @Test
  void libtelnet() {
    try (var ann = Screen.open("libtelnet-utils", "telnet-client", "127.0.0.1", port())) {
      session(ann, "Grüße, 日本");
    }
  }

  @Test
  void netcat() {
    try (var ann = Screen.open("netcat-openbsd", "nc", "127.0.0.1", port())) {
      session(ann, "Grüße, 日本");
    }
  }

  /// GNU telnet throws away all output after Ctrl-C until the timing mark is answered.
  @Test
  void telnetGoesOnAfterCtrlC() {
    try (var ann = Screen.open("inetutils-telnet", "telnet", "127.0.0.1", port())) {
      ann.awaitPrompt(PROMPT);
      ann.key("C-c");
      ann.type("Ann");
      ann.awaitLine("Bob is here.");
      ann.key("C-c");
      ann.key("C-c");
      ann.type("still here");
      bob.expect("Ann says: still here\r\n");
      ann.awaitLine("Ann says: still here");
    }
  }

  @Test
  void backspaceInPlinkErasesWhatWasTyped() {
    try (var ann = Screen.open("putty-tools", "plink", "-telnet", "-P", port(), "127.0.0.1")) {
      ann.awaitPrompt(PROMPT);
      ann.key("X");
      ann.key("BSpace");
      ann.type("Ann");
      bob.expectLine("Ann has joined.");
    }
  }

  @Test
  void inputThatEndsIsAnsweredToTheLastLine() throws Exception {
    String nc = Screen.assumeInstalled("netcat-openbsd", "nc");
    var process = new ProcessBuilder(nc, "-N", "127.0.0.1", port()).start();
    try (var typed = process.outputWriter()) {
      typed.write("Ann\n/me comes and goes\n");
    }
    assertThat(process.inputReader().lines()).contains("Ann comes and goes");
    bob.expectLine("Ann has joined.");
    bob.expectLine("Ann comes and goes");
    bob.expectLine("Ann has left.");
  }
}
