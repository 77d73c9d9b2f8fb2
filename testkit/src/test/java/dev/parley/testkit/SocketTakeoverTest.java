package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Connect;
import dev.parley.PreStart;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.Key;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Services that follow one another while sockets stay connected.
@Timeout(120)
class SocketTakeoverTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  private TestService running;

  private Service parrot() {
    var service = Service.create();
    service.listen(
        Connect.class,
        event -> event.client().put(NAME, event.client().ask("What is your name? ")));
    service.listen(
        Receive.class,
        event -> {
          event.client().write(event.client().get(NAME) + " says: " + event.line());
          if (event.line().equals("crash") && !event.redelivered()) {
            running.crash();
          }
        });
    return service;
  }

  private SocketClient ann() {
    running = TestService.startUnderAngel(this::parrot);
    var ann = running.client();
    ann.expect("What is your name? ");
    ann.send("Ann");
    ann.send("hi");
    ann.expectLine("Ann says: hi");
    return ann;
  }

  @Test
  void socketsStayConnectedOverRestartsAndCrashes() {
    var ann = ann();
    try (var parrot = running) {
      var address = parrot.address();
      for (int i = 0; i < 3; i++) {
        parrot.restart();
        ann.send("after restart " + i);
        ann.expectLine("Ann says: after restart " + i);
        parrot.crash();
        ann.send("after crash " + i);
        ann.expectLine("Ann says: after crash " + i);
      }
      assertThat(parrot.address()).isEqualTo(address);
      var bob = parrot.client();
      bob.expect("name? ");
      parrot.disconnectAll();
      assertThat(parrot.service().clients()).isEmpty();
    }
  }

  @Test
  void halfALineStays() {
    var ann = ann();
    try (var parrot = running) {
      ann.sendText("he");
      parrot.restart();
      ann.sendText("ll");
      parrot.crash();
      ann.sendText("o\r\n");
      ann.expectLine("Ann says: hello");
    }
  }

  @Test
  void aCrashInsideAHandlerIsSeenByNobody() {
    var ann = ann();
    try (var parrot = running) {
      Service before = parrot.service();
      ann.send("crash");
      ann.send("behind");
      ann.expectLine("Ann says: crash");
      ann.expectLine("Ann says: behind");
      parrot.recover();
      assertThat(parrot.service()).isNotSameAs(before);
    }
  }

  @Test
  void whatIsTypedMeanwhileWaits() {
    var ann = ann();
    try (var parrot = running) {
      parrot.crashAndStayDown();
      ann.send("one");
      ann.send("two");
      var bob = parrot.client();
      ann.expectNothing();
      parrot.recover();
      ann.expectLine("Ann says: one");
      ann.expectLine("Ann says: two");
      bob.expect("name? ");
    }
  }

  @Test
  void theOldOneGoesOnWhenTheNewOneFails() {
    var ann = ann();
    try (var parrot = running) {
      assertThatThrownBy(() ->
              parrot.restart(() -> {
                var service = parrot();
                service.listen(
                    PreStart.class,
                    _ -> {
                      throw new IllegalStateException("no map of the world");
                    });
                return service;
              }))
          .isInstanceOf(TakeoverFailedException.class)
          .hasMessageContaining("no map of the world");
      ann.send("hello");
      ann.expectLine("Ann says: hello");
    }
  }

  @Test
  void aRestartNeedsAnAngel() {
    try (var parrot = TestService.start(parrot())) {
      assertThatIllegalStateException()
          .isThrownBy(parrot::restart)
          .withMessageContaining("startUnderAngel");
    }
  }

  @Test
  void nothingListensAfterTheEndWhoeverServed() {
    ann();
    var address = running.address();
    running.crashAndStayDown();
    running.close();
    assertThatThrownBy(() -> SocketClient.connect(address))
        .isInstanceOf(UncheckedIOException.class);
  }
}
