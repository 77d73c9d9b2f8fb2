package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.Receive;
import dev.parley.Service;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TestServiceTest {
  /// Says what it hears, and fails on "fail".
  static Service parrot() {
    var service = Service.create();
    service.listen(Connect.class, event -> event.client().write("Hello."));
    service.listen(
        Receive.class,
        event -> {
          if (event.line().equals("fail")) {
            throw new IllegalStateException("told to fail");
          }
          event.client().write(event.line());
        });
    return service;
  }

  @Test
  void handsOutConnectedClients() {
    // tag::session[]
    try (var parrot = TestService.start(parrot())) {
      var ann = parrot.client();
      ann.expectLine("Hello.");
      ann.send("look");
      ann.expectLine("look");
    }
    // end::session[]
  }

  @Test
  void givesSettingsToTheService() {
    try (var parrot = TestService.start(parrot(), "--max-line-length=16")) {
      var ann = parrot.client();
      ann.expectLine("Hello.");
      ann.send("x".repeat(17));
      ann.send("end");
      assertThat(ann.expect("end\r\n")).doesNotContain("x".repeat(17));
    }
  }

  @Test
  void closesClientsAndService() {
    var parrot = TestService.start(parrot());
    var ann = parrot.client();
    var address = parrot.address();
    parrot.close();
    parrot.close();
    assertThat(ann.isEnded()).isTrue();
    assertThatThrownBy(() -> SocketClient.connect(address))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void failsAtTheEndIfAHandlerThrew() {
    var parrot = TestService.start(parrot());
    var ann = parrot.client();
    ann.send("fail");
    ann.send("next");
    ann.expect("next\r\n");
    assertThatThrownBy(parrot::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("handlers of the service threw 1 times")
        .hasMessageContaining("told to fail")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void acceptsFailuresThatTheTestHasTaken() {
    // tag::failures[]
    try (var parrot = TestService.start(parrot())) {
      var ann = parrot.client();
      ann.send("fail");
      ann.send("next");
      ann.expect("next\r\n"); // by then the line before was handled
      assertThat(parrot.takeFailures())
          .singleElement()
          .hasToString("java.lang.IllegalStateException: told to fail");
    }
    // end::failures[]
  }

  @Test
  void disconnectsAllAndWaitsUntilTheServiceHasHandledIt() {
    var service = parrot();
    var left = new java.util.concurrent.atomic.AtomicInteger();
    service.listen(Disconnect.class, _ -> left.incrementAndGet());
    try (var parrot = TestService.start(service)) {
      for (int i = 0; i < 10; i++) {
        parrot.client();
      }
      parrot.disconnectAll();
      assertThat(left).hasValue(10);
      assertThat(service.clients()).isEmpty();
    }
  }

  @Test
  void doesNotWaitForClientsThatWereRefused() {
    try (var parrot = TestService.start(parrot(), "--max-connections=1")) {
      parrot.client().expectLine("Hello.");
      parrot.client().expectClosed();
      parrot.disconnectAll();
    }
  }
}
