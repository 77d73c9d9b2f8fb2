package dev.parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.link.GateLink;
import dev.parley.loop.Loops;
import dev.parley.loop.Transport;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
@ParameterizedClass
@EnumSource(Transport.class)
class GreetingTest {
  @Parameter Transport transport;
  @TempDir private Path directory;
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final Secret secret = Secret.random();
  private Path socket;
  private Loops loops;
  private LinkServer server;

  private final Guest guest =
      new Guest() {
        @Override
        public GateLink attached(Visit visit) {
          events.add("attached");
          return new StubGate();
        }

        @Override
        public void refused(String reason) {
          events.add("refused: " + reason);
        }

        @Override
        public void lost(String reason) {
          events.add("lost: " + reason);
        }
      };

  @BeforeEach
  void listen() throws IOException {
    loops = new Loops("test", 1, transport);
    socket = directory.resolve("link");
    server = LinkServer.open(socket, loops);
    server.expect(secret, guest);
  }

  @AfterEach
  void end() {
    server.close();
    loops.close();
  }

  private RemoteGate connect(Secret secret, int version) throws IOException {
    return RemoteGate.connect(socket, secret, transport, version);
  }

  private static void close(RemoteGate gate) {
    gate.close(Duration.ofSeconds(1));
  }

  @Test
  void letsInWhoKnowsTheSecretOnce() throws IOException {
    var gate = connect(Secret.of(secret.text()), Greeting.VERSION);
    assertThatThrownBy(() -> connect(secret, Greeting.VERSION)).isInstanceOf(IOException.class);
    assertThat(gate.keeps()).isTrue();
    close(gate);
    await().until(() -> events.size() == 2);
    assertThat(events.getFirst()).isEqualTo("attached");
  }

  @Test
  void refusesWhoDoesNotKnowTheSecret() {
    assertThatThrownBy(() -> connect(Secret.random(), Greeting.VERSION))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has not let this one in");
    server.forget(secret);
    assertThatThrownBy(() -> connect(secret, Greeting.VERSION)).isInstanceOf(IOException.class);
    assertThat(events).isEmpty();
  }

  @Test
  void refusesAGateThatDoesNotKnowTheSecret() throws IOException {
    // It knows the service's half, as one that has listened to a greeting would.
    var half = Secret.of(secret.text().substring(0, 64) + Secret.random().text().substring(64));
    assertThatThrownBy(() -> connect(half, Greeting.VERSION))
        .isInstanceOf(IOException.class)
        .hasMessage("whoever listens at the socket is not the gate's process");
  }

  @Test
  void saysOnBothSidesWhatToDoWhenTheVersionsDiffer() {
    int other = Greeting.VERSION + 1;
    var sentence =
        "the angel speaks version %d of the link and the service version %d; restart the angel,"
                .formatted(Greeting.VERSION, other)
            + " which disconnects everybody";
    assertThatThrownBy(() -> connect(secret, other))
        .isInstanceOf(IOException.class)
        .hasMessage(sentence);
    await().until(() -> !events.isEmpty());
    assertThat(events).containsExactly("refused: " + sentence);
  }

  @Test
  void endsALinkOverBytesThatAreNoMessage() throws Exception {
    try (var raw = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      raw.write(ByteBuffer.wrap(new Greeting(Greeting.VERSION, secret.ofService()).bytes()));
      var answer = ByteBuffer.allocate(Greeting.SIZE);
      while (answer.hasRemaining()) {
        assertThat(raw.read(answer)).isPositive();
      }
      assertThat(Greeting.of(answer.array()).token()).isEqualTo(secret.ofGate());
      raw.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 2, 99, 1}));
      assertThat(raw.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    await().until(() -> events.size() == 2);
    assertThat(events).containsExactly("attached", "lost: kind of a message to the gate: 99");
  }

  @Test
  void cutsOffWhoSaysSomethingElse() throws IOException {
    assertThat(answerTo("GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: none\r\n".getBytes()))
        .isEqualTo(-1);
    var more = ByteBuffer.allocate(Greeting.SIZE + 1);
    more.put(new Greeting(Greeting.VERSION, secret.ofService()).bytes());
    assertThat(answerTo(more.array())).isEqualTo(-1);
    assertThat(events).isEmpty();
  }

  private int answerTo(byte[] bytes) throws IOException {
    try (var raw = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      raw.write(ByteBuffer.wrap(bytes));
      return read(raw);
    } catch (SocketException e) {
      // Closed before it was written.
      return -1;
    }
  }

  @Test
  void cutsOffWhoSaysNothing() throws IOException {
    server.close();
    server = LinkServer.open(socket, loops, Greeting.VERSION, Duration.ofMillis(100));
    assertThat(answerTo(new byte[] {'p'})).isEqualTo(-1);
  }

  @Test
  void letsOnlySoManyThinkAboutIt() throws Exception {
    server.close();
    server = LinkServer.open(socket, loops, Greeting.VERSION, Duration.ofMinutes(5));
    server.expect(secret, guest);
    var silent = new ArrayList<SocketChannel>();
    try {
      for (int count = 0; count < 16; count++) {
        silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
      }
      try (var one = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
        var read = CompletableFuture.supplyAsync(() -> read(one));
        assertThat(read.get(60, TimeUnit.SECONDS)).isEqualTo(-1);
      }
    } finally {
      for (var one : silent) {
        one.close();
      }
    }
    await()
        .until(() -> {
          try {
            close(connect(secret, Greeting.VERSION));
            return true;
          } catch (IOException e) {
            return false;
          }
        });
  }

  private static int read(SocketChannel channel) {
    try {
      return channel.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void letsNobodyButTheOwnerConnect() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
  }

  @Test
  void removesItsSocket() {
    server.close();
    assertThat(socket).doesNotExist();
    assertThatThrownBy(() -> connect(secret, Greeting.VERSION))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no gate can be reached at " + socket);
  }

  @Test
  void takesThePlaceOfAProcessThatWasKilled() throws IOException {
    var stale = directory.resolve("stale");
    ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(stale))
        .close();
    assertThat(stale).exists();
    LinkServer.open(stale, loops).close();
    assertThat(stale).doesNotExist();
  }

  @Test
  void leavesASocketThatIsUsed() {
    assertThatThrownBy(() -> LinkServer.open(socket, loops))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another process listens at " + socket);
    assertThat(socket).exists();
  }

  @Test
  void leavesAFileThatIsNoSocket() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "mine");
    assertThatThrownBy(() -> LinkServer.open(file, loops))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no socket");
    assertThat(file).hasContent("mine");
  }

  @Test
  void saysThatAPathIsTooLong() {
    var deep = directory.resolve("x".repeat(100));
    assertThatThrownBy(() -> LinkServer.open(deep, loops))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("(expected at most 103")
        .hasMessageContaining("a directory with a shorter name");
    assertThatThrownBy(() -> RemoteGate.connect(deep, secret)).isInstanceOf(IOException.class);
  }

  @Test
  void aSecretIsNotToldByWhatItPrints() {
    assertThat(secret).hasToString("secret");
    assertThatThrownBy(() -> Secret.of("12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("secret of a link: 2 characters (expected 128 hexadecimal digits)");
    assertThat(Secret.of(secret.text())).isEqualTo(secret).hasSameHashCodeAs(secret);
    assertThat(Secret.random()).isNotEqualTo(secret);
  }
}
