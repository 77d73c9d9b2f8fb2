package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.PostStart;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of the connection when the service is restarted under its angel, or crashes.
@Timeout(60)
class ManagerRestartTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private FakeExchange exchange;
  private TestService running;
  private SocketClient ann;

  @BeforeEach
  void start() throws IOException {
    exchange = new FakeExchange();
    running = TestService.startUnderAngel(this::service);
    ann = running.client();
  }

  @AfterEach
  void stop() throws IOException {
    running.close();
    exchange.close();
  }

  private Service service() {
    var service = Service.create();
    Manager manager =
        Manager.of(service)
            .name("north")
            .address("127.0.0.1", exchange.port())
            .login("parley", "geheim")
            .backoff(Duration.ofMillis(10), Duration.ofMillis(50))
            .build();
    manager.listen(AsteriskEvent.class, event -> heard.add(event.toString()));
    service.listen(PostStart.class, _ -> manager.start());
    service.listen(
        Receive.class,
        event -> {
          String answer =
              manager.isConnected() ? manager.send(Action.of("Ping")).text("Ping") : "away";
          event.client().write(event.line() + ": " + answer);
        });
    return service;
  }

  private void untilHeard(String... events) {
    await().atMost(LONG).untilAsserted(() -> assertThat(heard).containsExactly(events));
  }

  private void isHere(String event) throws IOException {
    exchange.last().send("Event: " + event);
    await().atMost(LONG).until(() -> heard.contains(event + " at north"));
    ann.send(event);
    ann.expect(event + ": Pong");
  }

  @Test
  void theNextProcessConnectsAnewAndHearsEachEventOnce() throws IOException {
    untilHeard("Connected at north");
    isHere("Before");
    running.restart();
    untilHeard("Connected at north", "Before at north", "Connected at north");
    isHere("After");
    running.crash();
    await().atMost(LONG).until(() -> heard.size() == 5);
    isHere("Again");
    assertThat(heard)
        .containsExactly(
            "Connected at north",
            "Before at north",
            "Connected at north",
            "After at north",
            "Connected at north",
            "Again at north");
  }

  @Test
  void anExchangeThatIsAwayDoesNotKeepTheNextProcessAway() throws IOException {
    untilHeard("Connected at north");
    exchange.close();
    running.restart();
    ann.send("hello");
    ann.expect("hello: away");
  }
}
