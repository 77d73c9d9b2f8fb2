package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SocketClientTest {
  private static final ConnectOptions IMPATIENT =
      SocketClient.options().withLimit(Duration.ofMillis(100));

  private static final Duration LONG = Duration.ofSeconds(60);

  private Peer peer;
  private SocketClient client;

  @BeforeEach
  void connect() throws IOException {
    peer = new Peer();
    client = peer.connect(SocketClient.options());
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    peer.close();
  }

  /// Instead of the patient one, for tests of what does not come.
  private void reconnect(ConnectOptions options) throws IOException {
    disconnect();
    peer = new Peer();
    client = peer.connect(options);
  }

  @Nested
  class Sending {
    @Test
    void endsALineInCrLf() throws IOException {
      client.send("look");
      assertThat(peer.read(6)).isEqualTo("look\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void doublesByte255InTextButNotInBytes() throws IOException {
      reconnect(SocketClient.options().withCharset(StandardCharsets.ISO_8859_1));
      client.sendText("ÿ");
      client.sendBytes(255, 241);
      assertThat(peer.read(4)).containsExactly(255, 255, 255, 241);
    }

    @Test
    void changesNothingWhenRaw() throws IOException {
      reconnect(SocketClient.options().withRaw().withCharset(StandardCharsets.ISO_8859_1));
      client.sendText("ÿ\n");
      assertThat(peer.read(2)).containsExactly(255, '\n');
    }

    @Test
    void failsWhenTheServerDoesNotReadAndTellsHowMuchWasTaken() throws IOException {
      reconnect(IMPATIENT);
      assertThatThrownBy(() -> client.sendBytes(new byte[64 * 1024 * 1024]))
          .isInstanceOf(ExpectationFailed.class)
          .hasMessageMatching(
              "(?s)expected to send 67108864 bytes, of which \\d+ were taken in 0.1 s.*");
    }

    @Test
    void refusesWhatIsNoByte() {
      assertThatThrownBy(() -> client.sendBytes(1, 256))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("byte 1: 256 (expected 0..255)");
    }
  }

  @Nested
  class Expecting {
    @Test
    void takesUpToAndIncludingTheText() {
      peer.write("Welcome.\r\nName: more");
      assertThat(client.expect("Name: ")).isEqualTo("Welcome.\r\nName: ");
      assertThat(client.expect("more")).isEqualTo("more");
    }

    @Test
    void findsTextThatArrivesByteByByte() {
      for (byte b : "grüße, Grüße!".getBytes(StandardCharsets.UTF_8)) {
        peer.write(b & 0xFF);
        client.unread();
      }
      assertThat(client.expect("Grüße!")).isEqualTo("grüße, Grüße!");
    }

    @Test
    void looksAgainAtTheBeginningOfTheTextThatHadArrived() throws Exception {
      var begun = new CountDownLatch(1);
      var expecting =
          Thread.startVirtualThread(() -> {
            begun.countDown();
            client.expect("abc");
          });
      begun.await(60, TimeUnit.SECONDS);
      peer.write("xxab");
      peer.write("c");
      expecting.join(LONG);
      assertThat(expecting.isAlive()).isFalse();
      assertThat(client.unread()).isEmpty();
    }

    @Test
    void givesLinesWithoutTheirEnds() {
      peer.write("one\r\ntwo\n\r\n");
      assertThat(client.expectLine()).isEqualTo("one");
      assertThat(client.expectLine()).isEqualTo("two");
      assertThat(client.expectLine()).isEmpty();
    }

    @Test
    void refusesAnotherLineAtOnce() {
      peer.write("Ann has left\r\n");
      assertThatThrownBy(() -> client.expectLine("Ann is here"))
          .hasMessageContaining("expected as the next line: \"Ann is here\"")
          .hasMessageContaining("(as expected up to byte 4)")
          .hasMessageContaining("arrived and not taken: \"Ann has left\\r\\n\"");
    }

    @Test
    void takesWhatIsExpectedAsTheVeryNext() {
      peer.write("one two");
      client.expectNext("one ");
      client.expectNext("two");
      assertThat(client.unread()).isEmpty();
    }

    @Test
    void findsPatternsAndLeavesWhatFollows() {
      peer.write("né 12 tables; ");
      assertThat(client.expectMatch(Pattern.compile("\\d+ ta"))).isEqualTo("né 12 ta");
      assertThat(client.unread()).isEqualTo("bles; ");
    }

    @Test
    void findsPatternsBehindBytesThatAreNoText() {
      peer.write(0xC3, 0x28, 0xE2, 0x82, 'x', '1', ';', 'y');
      client.expectMatch(Pattern.compile("\\d;"));
      assertThat(client.unread()).isEqualTo("y");
    }

    @Test
    void comparesBytesAndCountsThem() throws IOException {
      reconnect(SocketClient.options().withRaw());
      peer.write(255, 253, 6, 0, 1, 2);
      client.expectBytes(255, 253, 6);
      assertThat(client.takeBytes(3)).containsExactly(0, 1, 2);
    }

    @Test
    void takesMegabytes() {
      byte[] much = new byte[3 * 1024 * 1024];
      Arrays.fill(much, (byte) 'x');
      var writing = Thread.startVirtualThread(() -> peer.write(much));
      assertThat(client.takeBytes(much.length)).isEqualTo(much);
      assertThat(writing.isInterrupted()).isFalse();
    }

    @Test
    void tellsWhatWasAwaitedHowLongAndWhatCame() throws IOException {
      reconnect(SocketClient.options().withLimit(Duration.ofSeconds(1)));
      client.send("hello");
      peer.write("\033[1mwhat?\r\n");
      await().atMost(LONG).until(() -> client.unread().contains("what?"));
      assertThatThrownBy(() -> client.expect("Bye"))
          .isInstanceOf(ExpectationFailed.class)
          .hasMessageContaining("expected text \"Bye\" within 1.0 s")
          .hasMessageContaining("arrived and not taken: \"\\e[1mwhat?\\r\\n\"")
          .hasMessageContaining("connection to " + peer.address() + ": open")
          .hasMessageContaining("sent      \"hello\\r\\n\"");
    }

    @Test
    void failsAtOnceWhenTheConnectionEnded() throws IOException {
      peer.write("Go away");
      peer.hangUp();
      assertThatThrownBy(() -> client.expect("Name"))
          .hasMessageContaining("expected text \"Name\", and nothing can follow any more")
          .hasMessageContaining("\"Go away\"")
          .hasMessageContaining("closed by the server");
    }

    @Test
    void keepsTheInterruptOfTheWaitingThread() throws InterruptedException {
      var interrupted = new CountDownLatch(1);
      var thread =
          Thread.startVirtualThread(() -> {
            try {
              client.expect("never");
            } catch (ExpectationFailed e) {
              if (Thread.currentThread().isInterrupted()) {
                interrupted.countDown();
              }
            }
          });
      thread.interrupt();
      assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Nested
  class ExpectingNothing {
    @Test
    void holdsWhileItIsQuiet() {
      client.expectNothing();
      client.expectNothing(Duration.ofMillis(1));
    }

    @Test
    void failsOnTextAndShowsIt() {
      peer.write("psst");
      assertThatThrownBy(() -> client.expectNothing(Duration.ofSeconds(5)))
          .hasMessageContaining("expected no text for 5.0 s")
          .hasMessageContaining("\"psst\"");
    }

    @Test
    void failsWhenTheServerCloses() throws IOException {
      peer.hangUp();
      assertThatThrownBy(() -> client.expectNothing(Duration.ofSeconds(5)))
          .hasMessageContaining("closed by the server");
    }

    @Test
    void takesNoNoticeOfTelnetCommands() {
      peer.write(255, 241);
      client.expectTelnet("NOP");
      client.expectNothing(Duration.ofMillis(1));
    }
  }

  @Nested
  class Ending {
    @Test
    void isExpectedWithWhatCameBefore() throws IOException {
      peer.write("Bye\r\n");
      peer.hangUp();
      assertThat(client.expectClosed()).isEqualTo("Bye\r\n");
    }

    @Test
    void mayBeAReset() throws IOException {
      peer.socket().setSoLinger(true, 0);
      peer.hangUp();
      assertThat(client.expectClosed()).isEmpty();
    }

    @Test
    void failsWhileTheConnectionIsOpen() throws IOException {
      reconnect(IMPATIENT);
      assertThatThrownBy(client::expectClosed)
          .hasMessageContaining("expected the end of the connection within 0.1 s");
    }

    @Test
    void ofTheInputLeavesTheOutput() throws IOException {
      client.endInput();
      assertThat(peer.socket().getInputStream().read()).isEqualTo(-1);
      peer.write("still here");
      client.expectNext("still here");
    }

    @Test
    void byResetIsSeenByTheServer() {
      client.reset();
      assertThatThrownBy(() -> peer.read(1))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }

    @Test
    void mayBeRepeated() {
      client.close();
      client.close();
      assertThatThrownBy(() -> client.expect("x")).hasMessageContaining("closed by this client");
      assertThatThrownBy(() -> client.send("x")).hasMessageContaining("closed by this client");
    }
  }

  @Test
  void leavesEverythingWithTheSystemWhileItDoesNotRead() throws Exception {
    reconnect(SocketClient.options().withReceiveBuffer(4096));
    client.stopReading();
    var finished = new CountDownLatch(1);
    Thread.startVirtualThread(() -> {
      peer.write(new byte[32 * 1024 * 1024]);
      finished.countDown();
    });
    assertThat(finished.await(200, TimeUnit.MILLISECONDS)).isFalse();
    client.resumeReading();
    assertThat(client.takeBytes(32 * 1024 * 1024)).isNotEmpty();
    assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void keepsTelnetCommandsApartFromText() {
    peer.write('a', 255, 251, 1, 'b', 255, 255, 255, 250, 24, 1, 255, 240, 'c');
    assertThat(client.takeBytes(4)).containsExactly('a', 'b', 255, 'c');
    assertThat(client.telnet()).containsExactly("WILL ECHO", "SB TTYPE 01");
  }

  @Test
  void waitsForTelnetCommandsOneAfterTheOther() throws IOException {
    reconnect(IMPATIENT);
    peer.write(255, 253, 6, 255, 253, 6);
    await().atMost(LONG).until(() -> client.telnet().size() == 2);
    client.expectTelnet("DO TIMING-MARK");
    client.expectTelnet("DO TIMING-MARK");
    assertThatThrownBy(() -> client.expectTelnet("DO TIMING-MARK"))
        .hasMessageContaining("expected telnet command DO TIMING-MARK within 0.1 s")
        .hasMessageContaining("received IAC DO TIMING-MARK");
  }

  @Test
  void tellsWhereNobodyListens() throws IOException {
    var address = peer.address();
    peer.close();
    assertThatThrownBy(() -> SocketClient.connect(address))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("can't connect to " + address);
  }
}
