package dev.parley.asterisk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.AsteriskFailure;
import dev.parley.asterisk.Reconnected;
import dev.parley.asterisk.peer.ScriptedPeer;
import dev.parley.asterisk.peer.Watching;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
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

  private static String in(String event, String place, int id) {
    return "Event: %s\n%s\nChannel: PJSIP/%d\nUniqueid: %d\n\n".formatted(event, place, id, id);
  }

  @Test
  void whatIsForgottenIsNoLongerInABridgeOrAQueue() {
    var conversation = new StringBuilder(LOGIN);
    for (int id = 1; id <= 5; id++) {
      conversation
          .append(in("QueueCallerJoin", "Queue: support", id))
          .append(in("BridgeEnter", "BridgeUniqueid: b1", id));
    }
    try (var peer = ScriptedPeer.playText(conversation.toString()).start();
        var watching =
            new Watching(
                peer.port(), built -> built, following -> following.withoutLoading().limit(2))) {
      watching.connect();
      awaitHeard(watching, BridgeEnter.class, 5);
      watching.onStrand(() -> {
        Exchange exchange = watching.exchange();
        assertThat(exchange.queue("support").waiting())
            .extracting(Channel::uniqueId)
            .containsExactly("4", "5");
        assertThat(exchange.bridge("b1").orElseThrow().channels())
            .extracting(Channel::uniqueId)
            .containsExactly("4", "5");
        return true;
      });
    }
  }

  private static String member(String event, int queue, String member, String more) {
    return "Event: %s\nQueue: q%d\nLocation: SIP/%s\n%s\n\n".formatted(event, queue, member, more);
  }

  @Test
  void theMembersOfAllQueuesAreBoundedTogether() {
    var conversation = new StringBuilder(LOGIN);
    for (String name : List.of("ann", "bob")) {
      for (int queue = 1; queue <= 2; queue++) {
        conversation.append(member("QueueMemberAdded", queue, name, "MemberName: " + name));
      }
    }
    conversation
        .append(member("QueueMemberRemoved", 1, "ann", "MemberName: ann"))
        .append(member("QueueMemberAdded", 2, "carl", "MemberName: carl"));
    try (var peer = ScriptedPeer.playText(conversation.toString()).start();
        var watching =
            new Watching(
                peer.port(), built -> built, following -> following.withoutLoading().limit(3))) {
      watching.connect();
      awaitHeard(watching, QueueMemberAdded.class, 5);
      watching.onStrand(() -> {
        assertThat(watching.exchange().queue("q1").members()).hasToString("[bob]");
        assertThat(watching.exchange().queue("q2").members()).hasToString("[ann, carl]");
        return true;
      });
    }
  }

  @Test
  void anOldExchangeThatTellsOfOneChangeAloneChangesNothingElse() {
    String conversation =
        LOGIN
            + member("QueueMemberAdded", 1, "ann", "MemberName: Ann\nPenalty: 1\nPaused: 0")
            + member("QueueMemberPaused", 1, "ann", "Paused: 1\nReason: lunch")
            + member("QueueMemberPenalty", 1, "ann", "Penalty: 7");
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port())) {
      watching.connect();
      awaitHeard(watching, QueueMemberPenalty.class, 1);
      watching.onStrand(() -> {
        Queue.Member ann = watching.exchange().queue("q1").member("SIP/ann").orElseThrow();
        assertThat(ann).hasToString("Ann (paused)");
        assertThat(ann.pausedReason()).isEqualTo("lunch");
        assertThat(ann.penalty()).isEqualTo(7);
        return true;
      });
    }
  }

  @Test
  void textsOfAnyLengthAreCut() {
    String id = "1".repeat(1000);
    String told = "\nChannel: SIP/1\nUniqueid: " + id + "\nCallerIDName: " + "x".repeat(1000);
    String conversation =
        LOGIN
            + "Event: Newchannel"
            + told
            + "\n\n--- hold\n--- send\nEvent: Hangup"
            + told
            + "\n\n";
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port())) {
      watching.connect();
      awaitHeard(watching, NewChannel.class, 1);
      Channel channel = watching.onStrand(() -> watching.exchange().channel(id).orElseThrow());
      assertThat(channel.callerName()).hasSize(255);
      assertThat(channel.uniqueId()).hasSize(255);
      peer.go();
      awaitHeard(watching, Hangup.class, 1);
      assertThat(channel.isGone()).isTrue();
    }
  }

  private static final String RINGS =
      "Event: Newstate\nChannel: PJSIP/1\nUniqueid: 1\nChannelState: 5\n\n";

  private static final String REFUSED =
      "--- send\nResponse: Error\nActionID: ${ActionID}\nMessage: Permission denied\n\n";

  private static final String NOTHING_IS_TOLD =
      "--- expect\nAction: Status\n"
          + REFUSED
          + "--- expect\nAction: QueueStatus\n"
          + REFUSED
          + "--- expect\nAction: SIPpeers\n"
          + REFUSED
          + "--- expect\nAction: PJSIPShowEndpoints\n"
          + REFUSED;

  /// A channel and a queue are heard of, the connection is lost, and they are heard of again.
  private static void staysTheSame(
      String loading, UnaryOperator<ExchangeBuilder> following, int loadings) {
    String conversation =
        LOGIN
            + loading
            + "--- send\n"
            + newChannel(1)
            + member("QueueMemberAdded", 1, "ann", "MemberName: Ann")
            + "--- hold\n--- drop\n=== again\n"
            + LOGIN
            + loading
            + "--- hold\n--- send\n"
            + RINGS;
    var told = new CopyOnWriteArrayList<String>();
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port(), built -> built, following)) {
      watching.connect();
      awaitHeard(watching, QueueMemberAdded.class, 1);
      watching.onStrand(() -> {
        Channel channel = watching.exchange().channel("1").orElseThrow();
        return channel.listen(NewState.class, _ -> told.add("it is " + channel.state()));
      });
      peer.go();
      awaitHeard(watching, Reconnected.class, 1);
      await().atMost(LONG).until(() -> count(watching, Loaded.class) == loadings);
      peer.go();
      await().atMost(LONG).until(() -> told.equals(List.of("it is ringing")));
      assertThat(watching.onStrand(() -> watching.exchange().queue("q1").members()))
          .hasToString("[Ann]");
    }
  }

  @Test
  void whatIsNotAskedForAgainIsKeptAfterALoss() {
    staysTheSame("", ExchangeBuilder::withoutLoading, 0);
  }

  @Test
  void whatIsNotToldAgainIsKeptAfterALoss() {
    staysTheSame(NOTHING_IS_TOLD, following -> following, 2);
  }

  @Test
  void anAnswerThatIsNotCompleteDoesNotKeepTheRestFromBeingRead() {
    String conversation = LOGIN + loading("1", "2").replaceFirst("ListItems: 2", "ListItems: 5");
    try (var peer = ScriptedPeer.playText(conversation).start();
        var watching = new Watching(peer.port(), built -> built, following -> following)) {
      watching.connect();
      awaitHeard(watching, Loaded.class, 1);
      assertThat(watching.onStrand(() -> watching.exchange().queue("support").members()))
          .hasSize(1);
    }
  }
}
