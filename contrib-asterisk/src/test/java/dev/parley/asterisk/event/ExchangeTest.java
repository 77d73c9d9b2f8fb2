package dev.parley.asterisk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.AsteriskFailure;
import dev.parley.asterisk.peer.ScriptedPeer;
import dev.parley.asterisk.peer.Watching;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExchangeTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String LOGIN =
      """
      --- send
      Asterisk Call Manager/5.0.4
      --- expect
      Action: Challenge
      --- send
      Response: Success
      ActionID: ${ActionID}
      Challenge: 1

      --- expect
      Action: Login
      --- send
      Response: Success
      ActionID: ${ActionID}

      """;

  /// What is asked after the login, with these channels as the answer.
  private static String loading(String... uniqueIds) {
    var status = new StringBuilder();
    for (String id : uniqueIds) {
      status.append(
          "Event: Status\nActionID: ${ActionID}\nChannel: PJSIP/%s\nUniqueid: %s\nBridgeID: b1\n\n"
              .formatted(id, id));
    }
    return """
    --- expect
    Action: Status
    --- send
    Response: Success
    ActionID: ${ActionID}
    EventList: start

    %sEvent: StatusComplete
    ActionID: ${ActionID}
    EventList: Complete
    ListItems: %d

    --- expect
    Action: QueueStatus
    --- send
    Response: Success
    ActionID: ${ActionID}
    EventList: start

    Event: QueueParams
    ActionID: ${ActionID}
    Queue: support
    Strategy: ringall

    Event: QueueMember
    ActionID: ${ActionID}
    Queue: support
    Name: Ann
    Location: PJSIP/ann
    Penalty: 3
    Paused: 1
    Status: 1

    Event: QueueStatusComplete
    ActionID: ${ActionID}
    EventList: Complete
    ListItems: 2

    --- expect
    Action: SIPpeers
    --- send
    Response: Error
    ActionID: ${ActionID}
    Message: Invalid/unknown command: SIPpeers.

    --- expect
    Action: PJSIPShowEndpoints
    --- send
    Response: Success
    ActionID: ${ActionID}
    EventList: start

    Event: EndpointList
    ActionID: ${ActionID}
    ObjectName: ann
    DeviceState: In use

    Event: EndpointListComplete
    ActionID: ${ActionID}
    EventList: Complete
    ListItems: 1

    """
        .formatted(status, uniqueIds.length);
  }

  private static long count(Watching watching, Class<? extends AsteriskEvent> type) {
    return watching.heard().stream().filter(type::isInstance).count();
  }

  private static void awaitHeard(
      Watching watching, Class<? extends AsteriskEvent> type, int times) {
    await().atMost(LONG).until(() -> count(watching, type) >= times);
  }

  @Test
  void whatIsStillThereAfterALossIsTheSameObject() {
    String conversation =
        LOGIN + loading("1", "2") + "--- hold\n--- drop\n=== again\n" + LOGIN + loading("2", "3");
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port(), built -> built, following -> following)) {
      watching.connect();
      awaitHeard(watching, Loaded.class, 1);
      List<Channel> before = watching.onStrand(() -> List.copyOf(watching.exchange().channels()));
      Bridge bridge = watching.onStrand(() -> watching.exchange().bridge("b1").orElseThrow());
      assertThat(before).extracting(Channel::uniqueId).containsExactly("1", "2");
      assertThat(watching.onStrand(bridge::channels)).isEqualTo(before);
      peer.go();
      awaitHeard(watching, Loaded.class, 2);
      watching.onStrand(() -> {
        assertThat(watching.exchange().channels())
            .extracting(Channel::uniqueId)
            .containsExactly("2", "3");
        assertThat(watching.exchange().channel("2")).containsSame(before.getLast());
        assertThat(before.getFirst().isGone()).isTrue();
        assertThat(bridge.channels()).extracting(Channel::uniqueId).containsExactly("2", "3");
        return true;
      });
    }
  }

  @Test
  void queuesAndPeersAreRead() {
    try (var peer = ScriptedPeer.playText(LOGIN + loading()).start();
        var watching = new Watching(peer.port(), built -> built, following -> following)) {
      watching.connect();
      awaitHeard(watching, Loaded.class, 1);
      watching.onStrand(() -> {
        Queue queue = watching.exchange().queue("support");
        assertThat(queue.strategy()).isEqualTo("ringall");
        Queue.Member ann = queue.member("PJSIP/ann").orElseThrow();
        assertThat(ann.penalty()).isEqualTo(3);
        assertThat(ann.isFree()).isFalse();
        assertThat(watching.exchange().peer("PJSIP/ann").deviceState())
            .isEqualTo(DeviceState.INUSE);
        return true;
      });
    }
  }

  private static String newChannel(int id) {
    return "Event: Newchannel\nChannel: PJSIP/%d\nUniqueid: %d\n\n".formatted(id, id);
  }

  @Test
  void theOldestAreForgottenPastTheLimit() {
    String conversation = LOGIN + newChannel(1) + newChannel(2) + newChannel(3);
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching =
            new Watching(
                peer.port(), built -> built, following -> following.withoutLoading().limit(2))) {
      watching.connect();
      awaitHeard(watching, NewChannel.class, 3);
      assertThat(watching.onStrand(() -> watching.exchange().channels()))
          .extracting(Channel::uniqueId)
          .containsExactly("2", "3");
    }
  }

  @Test
  void aGoneChannelStaysGoneWhateverIsToldOfIt() {
    String conversation =
        LOGIN
            + newChannel(1)
            + "Event: Hangup\nChannel: PJSIP/1\nUniqueid: 1\n\n"
            + "Event: VarSet\nChannel: PJSIP/1\nUniqueid: 1\nVariable: X\nValue: 1\n\n";
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port())) {
      watching.connect();
      awaitHeard(watching, VarSet.class, 1);
      assertThat(watching.onStrand(() -> watching.exchange().channels())).isEmpty();
    }
  }

  @Test
  void oneChannelIsListenedToBehindThoseWhoListenToAll() {
    String conversation =
        LOGIN
            + newChannel(1)
            + newChannel(2)
            + "--- hold\n--- send\n"
            + "Event: Newstate\nChannel: PJSIP/2\nUniqueid: 2\nChannelState: 5\n\n"
            + "Event: Newstate\nChannel: PJSIP/1\nUniqueid: 1\nChannelState: 6\n\n";
    var told = new CopyOnWriteArrayList<String>();
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port())) {
      watching.connect();
      awaitHeard(watching, NewChannel.class, 2);
      watching.onStrand(() -> {
        Channel first = watching.exchange().channel("PJSIP/1").orElseThrow();
        return first.listen(NewState.class, event -> told.add("one " + first.state()));
      });
      watching.manager().listen(NewState.class, event -> told.add("all " + event.channelName()));
      peer.go();
      await().atMost(LONG).until(() -> told.size() == 3);
      assertThat(told).containsExactly("all PJSIP/2", "all PJSIP/1", "one up");
    }
  }

  @Test
  void aFailedCommandSaysWhatItWasAbout() {
    String conversation =
        LOGIN
            + newChannel(1)
            + "--- expect\nAction: Hangup\nChannel: PJSIP/1\n--- send\n"
            + "Response: Error\nActionID: ${ActionID}\nMessage: No such channel\n\n";
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port())) {
      watching.connect();
      awaitHeard(watching, NewChannel.class, 1);
      Channel channel = watching.onStrand(() -> watching.exchange().channel("1").orElseThrow());
      assertThatThrownBy(() -> watching.onStrand(channel::hangup))
          .cause()
          .hasMessageContaining("No such channel")
          .satisfies(failure ->
              assertThat(((AsteriskFailure) failure).action().liveObject()).isSameAs(channel));
    }
  }
}
