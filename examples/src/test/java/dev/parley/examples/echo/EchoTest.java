package dev.parley.examples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class EchoTest {
  private TestService echo;
  private SocketClient client;

  @BeforeEach
  void start() {
    echo = TestService.start(Echo.service());
    client = echo.client(SocketClient.options().withRaw());
  }

  @AfterEach
  void stop() {
    echo.close();
  }

  @Test
  void sendsBackEveryByteThereIs() {
    int[] all = IntStream.range(0, 256).toArray();
    client.sendBytes(all);
    client.expectBytes(all);
  }

  @Test
  void doesNotWaitForALineEnd() {
    client.sendText("x");
    client.expectNext("x");
  }

  @Test
  void sendsBackMegabytesWhileTheyAreStillComing() {
    byte[] much = new byte[4 * 1024 * 1024];
    new Random(1).nextBytes(much);
    var sending = CompletableFuture.runAsync(() -> client.sendBytes(much));
    assertThat(client.takeBytes(much.length)).isEqualTo(much);
    sending.join();
  }

  @Test
  void sendsBackWhatCameBeforeTheEndOfTheInputAndThenCloses() {
    client.sendText("the last words");
    client.endInput();
    assertThat(client.expectClosed()).isEqualTo("the last words");
  }

  @Test
  void keepsItsClientsApart() {
    var other = echo.client(SocketClient.options().withRaw());
    client.sendText("one");
    other.sendText("two");
    client.expectNext("one");
    other.expectNext("two");
  }
}
