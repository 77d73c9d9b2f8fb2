package dev.parley.asterisk.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.ActionTimeoutException;
import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Lost;
import dev.parley.asterisk.NotConnectedException;
import dev.parley.asterisk.OrphanResponse;
import dev.parley.asterisk.OrphanResponse.Reason;
import dev.parley.asterisk.Reconnected;
import dev.parley.asterisk.Response;
import dev.parley.asterisk.event.CallEvent;
import dev.parley.asterisk.event.ChannelStatus;
import dev.parley.asterisk.event.ExchangeBuilder;
import dev.parley.asterisk.event.Shutdown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plays the same evening with exchanges of twenty years, in pieces of any size.
@Timeout(60)
class ConversationsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Map<String, List<String>> EVENTS =
      Map.of(
          "asterisk-1.4",
          List.of(
              "Connected",
              "NewExtension SIP/103-08a9",
              "ChannelStatus SIP/103-08a9",
              "ListEnd",
              "NewChannel SIP/101-08a2",
              "NewState SIP/101-08a2",
              "NewChannel SIP/102-08a3",
              "Dial SIP/101-08a2 SIP/102-08a3",
              "NewState SIP/102-08a3",
              "NewState SIP/102-08a3",
              "Link SIP/101-08a2 SIP/102-08a3",
              "Rename SIP/102-08a3",
              "GenericEvent",
              "Unlink SIP/101-08a2 SIP/102-08a3<ZOMBIE>",
              "Hangup SIP/102-08a3<ZOMBIE>",
              "OriginateResponse SIP/101-08a2",
              "Shutdown"),
          "asterisk-1.8",
          List.of(
              "Connected",
              "FullyBooted",
              "ListEnd",
              "NewChannel SIP/101-00000001",
              "NewChannel SIP/102-00000002",
              "Dial SIP/101-00000001 SIP/102-00000002",
              "NewState SIP/102-00000002",
              "Linked SIP/101-00000001 SIP/102-00000002",
              "MusicOnHold SIP/102-00000002",
              "Hold SIP/101-00000001",
              "Hold SIP/101-00000001",
              "Masquerade SIP/101-00000001",
              "Dial SIP/101-00000001",
              "Hangup SIP/102-00000002",
              "Shutdown"),
          "asterisk-20",
          List.of(
              "Connected",
              "FullyBooted",
              "ListEnd",
              "NewChannel PJSIP/ann-00000001",
              "NewState PJSIP/ann-00000001",
              "NewChannel PJSIP/bob-00000002",
              "DialBegin PJSIP/ann-00000001 PJSIP/bob-00000002",
              "DialState PJSIP/ann-00000001 PJSIP/bob-00000002",
              "NewState PJSIP/bob-00000002",
              "DialEnd PJSIP/ann-00000001 PJSIP/bob-00000002",
              "BridgeCreate",
              "BridgeEnter PJSIP/bob-00000002",
              "BridgeEnter PJSIP/ann-00000001",
              "Hold PJSIP/bob-00000002",
              "Unhold PJSIP/bob-00000002",
              "BridgeLeave PJSIP/bob-00000002",
              "Hangup PJSIP/bob-00000002",
              "BridgeLeave PJSIP/ann-00000001",
              "BridgeDestroy",
              "Shutdown"));

  @ParameterizedTest
  @CsvSource({
    "asterisk-1.4, 1, 'SIP/101-08a2 up, SIP/103-08a9 up'",
    "asterisk-1.4, 1000000, 'SIP/101-08a2 up, SIP/103-08a9 up'",
    "asterisk-1.8, 1, 'SIP/101-00000001 down'",
    "asterisk-1.8, 17, 'SIP/101-00000001 down'",
    "asterisk-16, 1, ''",
    "asterisk-16, 1000000, ''",
    "asterisk-20, 1, 'PJSIP/ann-00000001 up'",
    "asterisk-20, 3, 'PJSIP/ann-00000001 up'"
  })
  void anExchangeOfAnyAgeIsUnderstood(String version, int split, String left) {
    try (var peer = ScriptedPeer.play(version).split(split).start();
        var watching = new Watching(peer.port())) {
      var manager = watching.connect().manager();

      Response uptime = manager.send(Action.of("Command").with("Command", "show uptime"));
      assertThat(uptime.output())
          .containsExactly("System uptime: 1 hour, 2 minutes", "Last reload: 3 minutes");
      Response status = manager.send(Action.of("Status").list("StatusComplete"));
      assertThat(status.events(ChannelStatus.class)).hasSize(version.endsWith("1.4") ? 1 : 0);
      var _ = manager.send(Action.of("Originate").with("Channel", "SIP/101"));

      await().atMost(LONG).until(() -> watching.heard().getLast() instanceof Shutdown);
      List<String> heard = watching.heard().stream().map(ConversationsTest::brief).toList();
      if (EVENTS.containsKey(version)) {
        assertThat(heard).isEqualTo(EVENTS.get(version));
      } else {
        assertThat(heard).hasSizeGreaterThan(15).doesNotContain("GenericEvent");
      }
      assertThat(
              watching.onStrand(() ->
                  watching.exchange().channels().stream()
                      .map(channel -> channel + " " + channel.state())
                      .sorted()
                      .toList()))
          .isEqualTo(left.isEmpty() ? List.of() : List.of(left.split(", ")));
      peer.go();
      await().atMost(LONG).until(() -> watching.heard().getLast() instanceof Lost);
    }
  }

  @Test
  void answersMayComeLateTwiceOrNever() {
    try (var peer = ScriptedPeer.play("late-and-twice").start();
        var watching =
            new Watching(
                peer.port(),
                built -> built.actionTimeout(Duration.ofMillis(200)),
                ExchangeBuilder::withoutLoading)) {
      var manager = watching.connect().manager();
      var ping = Action.of("Ping");
      assertThatThrownBy(() -> manager.send(ping)).isInstanceOf(ActionTimeoutException.class);
      assertThat(manager.send(Action.of("Ping").timeout(LONG)).text("Ping")).isEqualTo("Pong");
      await().atMost(LONG).until(() -> watching.heard().size() == 4);
      assertThat(watching.heard().subList(1, 4))
          .extracting(event -> ((OrphanResponse) event).reason())
          .containsExactly(Reason.REPEATED, Reason.LATE, Reason.UNKNOWN);
      assertThatThrownBy(() -> manager.send(ping)).isInstanceOf(ActionTimeoutException.class);
      peer.awaitEnd();
    }
  }

  @Test
  void aLineThatBreaksInTheMidstOfAnAnswerFailsTheActionAndIsMadeAgain() {
    try (var peer = ScriptedPeer.play("broken-off").start();
        var watching = new Watching(peer.port())) {
      var manager = watching.connect().manager();
      assertThatThrownBy(() -> manager.send(Action.of("Ping")))
          .isInstanceOf(NotConnectedException.class);
      await().atMost(LONG).until(() -> watching.heard().getLast() instanceof Reconnected);
      assertThat(manager.send(Action.of("Ping")).text("Ping")).isEqualTo("Pong");
      peer.awaitEnd();
    }
  }

  /// The class of an event and the names of its channels.
  private static String brief(AsteriskEvent event) {
    var brief = new StringBuilder(event.getClass().getSimpleName());
    if (event instanceof CallEvent call) {
      call.snapshots().forEach(snapshot -> brief.append(' ').append(snapshot));
    }
    return brief.toString();
  }
}
