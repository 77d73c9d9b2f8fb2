package dev.parley.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.ExpectationFailed;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two people talk; what a third one does to the server must not reach them.
@Timeout(180)
class EverybodyElseGoesOnTest {
  private TestService chat;
  private SocketClient ann;
  private SocketClient bob;

  @BeforeEach
  void annAndBobMeet() {
    chat = TestService.start(Chat.service());
    ann = person("Ann");
    bob = person("Bob");
  }

  @AfterEach
  void stop() {
    chat.close();
  }

  private SocketClient person(String name) {
    var client = chat.client();
    join(client, name);
    return client;
  }

  private static void join(SocketClient client, String name) {
    client.expect("name? ");
    client.send(name);
    client.expect("Hello " + name);
    client.expectLine();
    client.expectLine();
  }

  /// Ten turns of talk, each heard by both within the limit of a client.
  private void talk() {
    for (int i = 0; i < 10; i++) {
      ann.send("ping " + i);
      bob.expect("Ann says: ping " + i + "\r\n");
      bob.send("pong " + i);
      ann.expect("Bob says: pong " + i + "\r\n");
    }
  }

  @Test
  void whenOneIsKilledInMidQuestion() {
    for (int i = 0; i < 50; i++) {
      var stranger = chat.client();
      stranger.expect("name? ");
      stranger.sendText("Mal");
      stranger.reset();
    }
    talk();
    ann.send("/who");
    ann.expect("Ann and Bob are here.");
  }

  @Test
  void whenOneEndsItsInputInMidQuestion() {
    var stranger = chat.client();
    stranger.expect("name? ");
    stranger.endInput();
    stranger.expectClosed();
    talk();
  }

  @Test
  void whenOneFloods() throws InterruptedException {
    var mal = person("Mal");
    var stop = new AtomicBoolean();
    var flood = Thread.startVirtualThread(() -> floodUntil(stop, mal));
    talk();
    talk();
    stop.set(true);
    flood.join(Duration.ofSeconds(60));
    assertThat(flood.isAlive()).isFalse();
    mal.close();
    ann.expect("Mal has left.");
  }

  private static void floodUntil(AtomicBoolean stop, SocketClient mal) {
    String lines = "spam\r\n".repeat(1000);
    try {
      while (!stop.get()) {
        mal.sendText(lines);
      }
    } catch (ExpectationFailed _) {
      // That the server has stopped reading, or has closed, is its good right.
    }
  }

  @Test
  void whenOneNeverEndsItsLine() {
    var mal = person("Mal");
    mal.sendText("x".repeat(1024 * 1024));
    mal.expect("Line too long");
    talk();
    mal.send("");
    mal.send("/who");
    mal.expect("are here.");
  }

  @Test
  void whenOneNeverReads() {
    var mal = chat.client(SocketClient.options().withReceiveBuffer(4096));
    join(mal, "Mal");
    mal.stopReading();
    String line = "y".repeat(4000);
    for (int i = 0; i < 3000; i++) {
      ann.send(line);
      bob.expect(line + "\r\n");
      ann.expect(line + "\r\n");
    }
    talk();
    mal.resumeReading();
    mal.expectMatch(Pattern.compile("\\d+ messages were dropped"));
  }

  @Test
  void whenOneSendsGarbage() {
    var random = new Random(42);
    for (int i = 0; i < 20; i++) {
      var mal = chat.client();
      byte[] garbage = new byte[10_000];
      random.nextBytes(garbage);
      mal.sendBytes(garbage);
      mal.close();
    }
    talk();
  }

  @Test
  void whenOneSendsTelnetJunk() {
    var mal = chat.client();
    for (int command = 240; command < 256; command++) {
      mal.sendBytes(255, command, 255, 255, 240, 0, 13, 255);
    }
    mal.sendBytes(255, 250, 24);
    mal.sendBytes(new byte[100_000]);
    talk();
  }

  @Test
  void whenHundredsSayNothing() {
    for (int i = 0; i < 300; i++) {
      chat.client();
    }
    talk();
  }
}
