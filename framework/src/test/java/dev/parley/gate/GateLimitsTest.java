package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.link.LeaveReason;
import dev.parley.link.Limits;
import dev.parley.link.Refusal;
import dev.parley.link.ToGate;
import dev.parley.link.ToService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GateLimitsTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void refuseWhoIsOneTooMany() throws IOException {
    var limits = new TestLimits().connections(2, 0, 0, false).build();
    try (var fixture = new GateFixture(limits).echoing();
        var first = new Peer(fixture.line);
        var second = new Peer(fixture.line);
        var third = new Peer(fixture.line)) {
      assertThat(third.readToEnd())
          .isEqualTo("There are too many connections at the moment. Please try again later.\r\n");
      third.close();
      assertThat(fixture.service.all(ToService.Connected.class)).hasSize(2);
      first.close();
      await()
          // Whoever is still refused may be so while it sends.
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> {
            try (var next = new Peer(fixture.line)) {
              next.send("hello\n");
              next.socket.shutdownOutput();
              // Several may have been let in before the first of them is seen here.
              return fixture.service.all(ToService.Connected.class).count() > 2;
            }
          });
      assertThat(second.socket.isConnected()).isTrue();
    }
  }

  @Test
  void refuseWhoIsOneTooManyFromOneAddress() throws IOException {
    var limits = new TestLimits().connections(100, 1, 0, true).build();
    try (var fixture = new GateFixture(limits);
        var first = new Peer(fixture.line);
        var second = new Peer(fixture.line)) {
      assertThat(second.readToEnd()).contains("from your address");
      var refused = fixture.awaitMessage(ToService.Refused.class);
      assertThat(refused)
          .isEqualTo(
              new ToService.Refused(
                  (InetSocketAddress) second.socket.getLocalSocketAddress(),
                  fixture.line,
                  Refusal.TOO_MANY_OF_ADDRESS,
                  1));
      assertThat(first.socket.isConnected()).isTrue();
    }
  }

  @Test
  void tellTheServiceOfEveryRefusalWithoutAMessageForEach() throws IOException {
    var limits = new TestLimits().connections(0, 0, 0, false).build();
    try (var fixture = new GateFixture(limits)) {
      for (int count = 0; count < 100; count++) {
        try (var peer = new Peer(fixture.raw)) {
          assertThat(peer.readToEnd()).isEmpty();
        }
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              fixture.service.all(ToService.Refused.class).mapToInt(ToService.Refused::count).sum()
                  == 100);
      assertThat(fixture.service.all(ToService.Refused.class).count()).isLessThan(100);
    }
  }

  @Test
  void refuseRawClientsWithoutAWord() throws IOException {
    var limits = new TestLimits().connections(0, 0, 0, false).build();
    try (var fixture = new GateFixture(limits);
        var peer = new Peer(fixture.raw)) {
      assertThat(peer.readToEnd()).isEmpty();
    }
  }

  @Test
  void closeWhoSaysNothingAtFirst() throws IOException {
    var limits = new TestLimits().timeouts(Duration.ofHours(1), SHORT, SHORT).build();
    try (var fixture = new GateFixture(limits);
        var peer = new Peer(fixture.line)) {
      peer.send("an unfinished line");
      assertThat(peer.readToEnd()).isEqualTo("\r\nYou have not said anything. Goodbye.\r\n");
      assertThat(fixture.awaitMessage(ToService.Left.class).reason()).isEqualTo(LeaveReason.SILENT);
    }
  }

  @Test
  void closeWhoIsIdleAndNotWhoTalks() throws IOException {
    var limits = new TestLimits().timeouts(SHORT, Duration.ofHours(1), SHORT).build();
    try (var fixture = new GateFixture(limits);
        var idle = new Peer(fixture.line)) {
      long quiet = fixture.client(0);
      idle.send("one line\n");
      try (var talker = new Peer(fixture.line)) {
        long loud = fixture.client(1);
        await()
            .pollInterval(Duration.ofMillis(50))
            .until(() -> {
              talker.send("I talk\n");
              fixture.send(new ToGate.Acknowledge(loud, 1));
              return fixture.service.all(ToService.Left.class).findAny().isPresent();
            });
        assertThat(fixture.awaitMessage(ToService.Left.class))
            .isEqualTo(new ToService.Left(quiet, LeaveReason.IDLE));
        assertThat(idle.readToEnd())
            .isEqualTo("\r\nYou have been silent for too long. Goodbye.\r\n");
      }
    }
  }

  @Test
  void serveOthersAmongThousandsWhoSayNothing() throws IOException {
    var silent = new ArrayList<Peer>();
    try (var fixture = new GateFixture(Limits.DEFAULTS)) {
      for (int count = 0; count < 2000; count++) {
        silent.add(new Peer(fixture.line));
      }
      fixture.echoing();
      try (var peer = new Peer(fixture.line)) {
        peer.send("hello\n");
        peer.expect("hello\r\n");
      }
    } finally {
      for (var peer : silent) {
        peer.close();
      }
    }
  }
}
