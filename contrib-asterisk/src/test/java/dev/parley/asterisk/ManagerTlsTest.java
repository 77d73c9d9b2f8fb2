package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Service;
import dev.parley.testkit.TestService;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManagerTlsTest {
  @TempDir private Path folder;

  private final Service service = Service.create();
  private SSLContext trusted;
  private FakeExchange exchange;
  private TestService running;

  @BeforeEach
  void start() throws Exception {
    trusted = tls(folder.resolve("own"));
    exchange =
        new FakeExchange(
            trusted
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    running = TestService.start(service);
  }

  @AfterEach
  void stop() throws IOException {
    running.close();
    exchange.close();
  }

  private ManagerBuilder builder() {
    return Manager.of(service)
        .name("north")
        .address("127.0.0.1", exchange.port())
        .connectTimeout(Duration.ofSeconds(30))
        .login("parley", "geheim");
  }

  private Response ping(Manager manager) {
    var answer = new CompletableFuture<Response>();
    service.start(() -> {
      try {
        manager.connect();
        answer.complete(manager.send(Action.of("Ping")));
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.join();
  }

  @Test
  void anEncryptedConnectionIsMadeWhereTheCertificateIsTrustedOnly() {
    assertThatThrownBy(() -> ping(builder().tls().build()))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessageContaining("north");
    assertThat(exchange.received).isEmpty();
    assertThat(ping(builder().tls(trusted).build()).text("Ping")).isEqualTo("Pong");
  }

  /// {@return what has a certificate for this machine, and trusts it}
  private static SSLContext tls(Path store) throws Exception {
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
    var keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "secret".toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
