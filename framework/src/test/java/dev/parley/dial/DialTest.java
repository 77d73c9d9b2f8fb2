package dev.parley.dial;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.Service;
import dev.parley.loop.Loops;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DialTest implements LineReceiver {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private static Path folder;

  private final Service service = Service.create();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private ServerSocket listener;

  @BeforeEach
  void start() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    service.start("--port=0");
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
    listener.close();
  }

  @Override
  public void line(String line) {
    heard.add(line);
  }

  @Override
  public void cutLine(String beginning) {
    heard.add("cut " + beginning);
  }

  @Override
  public void ended(Ending ending) {
    heard.add("end " + ending.reason());
  }

  private LineConnection open(LineReceiver receiver, UnaryOperator<Dial> terms) {
    var result = new CompletableFuture<LineConnection>();
    service.start(() -> {
      try {
        Dial dial = service.dial("127.0.0.1", listener.getLocalPort());
        result.complete(terms.apply(dial).open(receiver));
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result.join();
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private void untilHeard(String... lines) {
    await().atMost(LONG).untilAsserted(() -> assertThat(heard).containsExactly(lines));
  }

  @Test
  void linesGoBothWaysHoweverTheyAreSplit() throws IOException {
    LineConnection connection = open(this, dial -> dial);
    try (Socket socket = listener.accept()) {
      for (char c : "one\r\ntwo\nthr\u00e9\u00e9\r\n\r\nlast".toCharArray()) {
        write(socket, String.valueOf(c));
      }
      connection.send("hello", "");
      assertThat(new String(socket.getInputStream().readNBytes(9), StandardCharsets.UTF_8))
          .isEqualTo("hello\r\n\r\n");
    }
    untilHeard("one", "two", "thr\u00e9\u00e9", "", "last", "end ENDED");
    assertThat(connection.isOpen()).isFalse();
    assertThatThrownBy(() -> connection.send("too late")).isInstanceOf(IOException.class);
  }

  @Test
  void lineBreaksAreRefused() throws IOException {
    LineConnection connection = open(this, dial -> dial);
    try (Socket _ = listener.accept()) {
      assertThatThrownBy(() -> connection.send("a\nb"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aLineThatIsTooLongIsCut() throws IOException {
    open(this, dial -> dial.maxLineLength(16));
    try (Socket socket = listener.accept()) {
      write(socket, "x".repeat(16) + "\r\n" + "y".repeat(17) + "\n" + "z".repeat(500) + "\nok\n");
      untilHeard("x".repeat(16), "cut " + "y".repeat(16), "cut " + "z".repeat(16), "ok");
    }
  }

  @Test
  void nobodyThereIsAnExceptionThatNamesHostAndPort() throws IOException {
    listener.close();
    assertThatThrownBy(() -> open(this, dial -> dial))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + listener.getLocalPort());
  }

  @Test
  void whatIsClosedHereHasSentWhatWaited() throws IOException {
    LineConnection connection = open(this, dial -> dial);
    try (Socket socket = listener.accept()) {
      connection.send("bye");
      connection.close();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("bye\r\n");
    }
    untilHeard("end CLOSED");
  }

  @Test
  void aSideThatDoesNotReadIsClosed() throws IOException {
    LineConnection connection = open(this, dial -> dial.maxUnsent(100_000));
    try (Socket _ = listener.accept()) {
      String line = "x".repeat(10_000);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100_000; i++) {
                  connection.send(line);
                }
              })
          .isInstanceOf(IOException.class);
      untilHeard("end UNREAD");
    }
  }

  @Test
  void aSideThatSendsMoreThanIsHandledHasToWait() throws IOException {
    int many = 200_000;
    var told = new AtomicInteger();
    var receiver =
        new LineReceiver() {
          @Override
          public void line(String line) {
            if (Integer.parseInt(line) == told.get()) {
              told.incrementAndGet();
            }
          }

          @Override
          public void ended(Ending ending) {}
        };
    LineConnection connection = open(receiver, dial -> dial.maxUnread(10_000));
    connection.pause();
    try (Socket socket = listener.accept()) {
      var written = new AtomicInteger();
      Thread.ofVirtual()
          .start(() -> {
            try {
              for (int i = 0; i < many; i += 100) {
                var lines = new StringBuilder();
                for (int j = i; j < i + 100; j++) {
                  lines.append("%08d%n".formatted(j));
                }
                write(socket, lines.toString());
                written.addAndGet(100);
              }
            } catch (IOException _) {
              // The end of the test.
            }
          });
      await().atMost(LONG).until(() -> written.get() > 0);
      connection.resume();
      await().atMost(LONG).until(() -> told.get() == many);
    }
  }

  @Test
  void aConnectionEndsWithTheService() throws IOException {
    open(this, dial -> dial);
    try (Socket socket = listener.accept()) {
      service.close();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anEncryptedConnectionIsCheckedByItsCertificate() throws Exception {
    SSLContext trusted = trusted();
    listener.close();
    listener =
        trusted
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var served = new CompletableFuture<Integer>();
    Thread.ofVirtual()
        .start(() -> {
          for (int i = 0; i < 2; i++) {
            try (Socket socket = listener.accept()) {
              write(socket, "hello\n");
              int read = socket.getInputStream().read();
              if (read >= 0) {
                served.complete(read);
              }
            } catch (IOException _) {
              // Not trusted: told by an alert, or the connection is gone before that is read.
            }
          }
        });
    assertThatThrownBy(() -> open(this, Dial::tls)).hasCauseInstanceOf(IOException.class);
    open(this, dial -> dial.tls(trusted)).send("x");
    assertThat(served.get(30, SECONDS)).isEqualTo('x');
    untilHeard("hello", "end ENDED");
  }

  /// Opens where the host has the address of a listener that keeps silent, twice, and then that of
  /// the real one, many times, so that a slow machine has more than one try.
  private LineConnection openBehind(ServerSocket silent, UnaryOperator<Dial> terms) {
    InetAddress[] addresses = new InetAddress[30];
    Arrays.fill(addresses, listener.getInetAddress());
    addresses[0] = silent.getInetAddress();
    addresses[1] = silent.getInetAddress();
    try (var loops = new Loops("dial-test", 1)) {
      var dialler = new Dialler(() -> service.registry().strand(), () -> loops, _ -> addresses);
      var result = new CompletableFuture<LineConnection>();
      service.start(() -> {
        try {
          Dial dial = dialler.dial("127.0.0.1", listener.getLocalPort());
          result.complete(terms.apply(dial.connectTimeout(Duration.ofSeconds(20))).open(this));
        } catch (Exception e) {
          result.completeExceptionally(e);
        }
      });
      LineConnection connection = result.join();
      connection.close();
      dialler.close(LONG);
      return connection;
    }
  }

  /// {@return a listener at another address of this machine, at the port of the real one}
  private ServerSocket silent(int backlog) throws IOException {
    return new ServerSocket(
        listener.getLocalPort(), backlog, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
  }

  @Test
  void anAddressThatKeepsSilentLeavesTimeForTheNext() throws IOException {
    try (var silent = silent(1);
        var _ = new Socket(silent.getInetAddress(), silent.getLocalPort());
        var _ = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
      // Linux drops what else knocks there now.
      openBehind(silent, dial -> dial);
      listener.accept().close();
    }
  }

  @Test
  void anAddressThatKnowsNoTlsLeavesTimeForTheNext() throws Exception {
    SSLContext trusted = trusted();
    listener.close();
    listener =
        trusted
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              Socket socket = listener.accept();
              Thread.ofVirtual().start(() -> handshake(socket));
            }
          } catch (IOException _) {
            // The end of the test.
          }
        });
    try (var silent = silent(50)) {
      openBehind(silent, dial -> dial.tls(trusted));
    }
  }

  private static void handshake(Socket socket) {
    try (socket) {
      var _ = socket.getInputStream().read();
    } catch (IOException _) {
      // The client does without.
    }
  }

  @Test
  void aLookUpThatTakesTooLongIsGivenUp() {
    var never = new CompletableFuture<InetAddress[]>();
    var dialler =
        new Dialler(
            () -> service.registry().strand(),
            () -> {
              throw new AssertionError("there is nothing to connect to");
            },
            _ -> service.call(never::join));
    var failure = new CompletableFuture<Exception>();
    service.start(() -> {
      try {
        dialler.dial("slow", 119).connectTimeout(Duration.ofMillis(50)).open(this);
      } catch (IOException e) {
        failure.complete(e);
      }
    });
    assertThat(failure.orTimeout(30, SECONDS).join())
        .hasMessage("no connection to slow:119 within PT0.05S");
    never.complete(new InetAddress[0]);
  }

  /// {@return what has a certificate for this machine, and trusts it}
  private static SSLContext trusted() throws Exception {
    Path store = folder.resolve("own");
    if (!Files.exists(store)) {
      makeCertificate(store);
    }
    var keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "secret".toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static void makeCertificate(Path store) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process making =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(making.waitFor()).isZero();
  }
}
