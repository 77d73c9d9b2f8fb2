package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.parley.Service;
import dev.parley.asterisk.action.Login;
import dev.parley.testkit.TestService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/// Whatever happens at a login, and at any level, no log has the secret.
@Timeout(60)
class SecretsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String RIGHT = "geheim";
  private static final String WRONG = "verkehrt";

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley");
  private final Level before = logger.getLevel();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          logged.add(event.getFormattedMessage());
          if (event.getThrowableProxy() != null) {
            logged.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
          }
        }
      };

  private final Service service = Service.create();
  private FakeExchange exchange;
  private TestService running;

  @BeforeEach
  void start() throws IOException {
    appender.setContext(logger.getLoggerContext());
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.TRACE);
    exchange = new FakeExchange();
    running = TestService.start(service);
  }

  @AfterEach
  void stop() throws IOException {
    running.close();
    exchange.close();
    logger.setLevel(before);
    logger.detachAppender(appender);
  }

  private Manager manager(String secret) {
    return Manager.of(service)
        .name("north")
        .address("127.0.0.1", exchange.port())
        .login("parley", secret)
        .plainLogin()
        .build();
  }

  /// Works on the strand, and leaves what it throws to the service, which logs it.
  private void onStrand(Runnable work) throws InterruptedException {
    var done = new CountDownLatch(1);
    service.start(() -> {
      try {
        work.run();
      } finally {
        done.countDown();
      }
    });
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void untilLogged(String text) {
    await().atMost(LONG).until(() -> logged.stream().anyMatch(line -> line.contains(text)));
  }

  private void assertNoSecretIsLogged() {
    assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(RIGHT) || line.contains(WRONG));
  }

  @Test
  void ofALogin() throws InterruptedException {
    Manager manager = manager(RIGHT);
    onStrand(manager::connect);
    onStrand(() -> manager.send(new Login("parley", RIGHT)));
    exchange.dropAll();
    untilLogged("the connection has ended");
    await().atMost(LONG).until(manager::isConnected);
    assertThat(exchange.received.getFirst().text("Secret")).isEqualTo(RIGHT);
    assertNoSecretIsLogged();
  }

  @Test
  void ofARefusal() throws InterruptedException {
    onStrand(manager(WRONG)::connect);
    untilLogged("refuses the login");
    Manager manager = manager(RIGHT);
    onStrand(manager::connect);
    onStrand(() -> manager.send(new Login("parley", WRONG)));
    untilLogged("Login at north");
    assertNoSecretIsLogged();
  }

  @Test
  void ofALoginThatBreaks() throws InterruptedException {
    exchange.on("Login", (_, line) -> line.socket().close());
    onStrand(manager(RIGHT)::connect);
    untilLogged("no connection with north");
    assertNoSecretIsLogged();
  }
}
