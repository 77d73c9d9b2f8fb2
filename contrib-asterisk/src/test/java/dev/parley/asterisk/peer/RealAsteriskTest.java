package dev.parley.asterisk.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.asterisk.Action;
import dev.parley.asterisk.ActionFailedException;
import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.LoginRefused;
import dev.parley.asterisk.LoginRefusedException;
import dev.parley.asterisk.Lost;
import dev.parley.asterisk.Manager;
import dev.parley.asterisk.PermissionDeniedException;
import dev.parley.asterisk.Reconnected;
import dev.parley.asterisk.Response;
import dev.parley.asterisk.action.AbsoluteTimeout;
import dev.parley.asterisk.action.Bridge;
import dev.parley.asterisk.action.BridgeList;
import dev.parley.asterisk.action.Challenge;
import dev.parley.asterisk.action.ChangeMonitor;
import dev.parley.asterisk.action.Command;
import dev.parley.asterisk.action.ConfbridgeList;
import dev.parley.asterisk.action.CoreSettings;
import dev.parley.asterisk.action.CoreShowChannels;
import dev.parley.asterisk.action.CoreStatus;
import dev.parley.asterisk.action.CreateConfig;
import dev.parley.asterisk.action.DBDel;
import dev.parley.asterisk.action.DBDelTree;
import dev.parley.asterisk.action.DBGet;
import dev.parley.asterisk.action.DBPut;
import dev.parley.asterisk.action.Events;
import dev.parley.asterisk.action.ExtensionState;
import dev.parley.asterisk.action.ExtensionStateList;
import dev.parley.asterisk.action.GetConfig;
import dev.parley.asterisk.action.GetVar;
import dev.parley.asterisk.action.ListCategories;
import dev.parley.asterisk.action.ListCommands;
import dev.parley.asterisk.action.MailboxCount;
import dev.parley.asterisk.action.MailboxStatus;
import dev.parley.asterisk.action.MixMonitor;
import dev.parley.asterisk.action.MixMonitorMute;
import dev.parley.asterisk.action.Monitor;
import dev.parley.asterisk.action.Originate;
import dev.parley.asterisk.action.ParkedCalls;
import dev.parley.asterisk.action.PauseMonitor;
import dev.parley.asterisk.action.Ping;
import dev.parley.asterisk.action.PlayDtmf;
import dev.parley.asterisk.action.QueueAdd;
import dev.parley.asterisk.action.QueueLog;
import dev.parley.asterisk.action.QueuePause;
import dev.parley.asterisk.action.QueuePenalty;
import dev.parley.asterisk.action.QueueReload;
import dev.parley.asterisk.action.QueueRemove;
import dev.parley.asterisk.action.QueueStatus;
import dev.parley.asterisk.action.QueueSummary;
import dev.parley.asterisk.action.Redirect;
import dev.parley.asterisk.action.Reload;
import dev.parley.asterisk.action.SendText;
import dev.parley.asterisk.action.SetVar;
import dev.parley.asterisk.action.SipPeers;
import dev.parley.asterisk.action.SipQualify;
import dev.parley.asterisk.action.SipShowPeer;
import dev.parley.asterisk.action.SipShowRegistry;
import dev.parley.asterisk.action.Status;
import dev.parley.asterisk.action.StopMixMonitor;
import dev.parley.asterisk.action.StopMonitor;
import dev.parley.asterisk.action.UnpauseMonitor;
import dev.parley.asterisk.event.BridgeDestroy;
import dev.parley.asterisk.event.BridgeEnter;
import dev.parley.asterisk.event.Channel;
import dev.parley.asterisk.event.ChannelState;
import dev.parley.asterisk.event.CoreShowChannel;
import dev.parley.asterisk.event.ExchangeBuilder;
import dev.parley.asterisk.event.Hangup;
import dev.parley.asterisk.event.Loaded;
import dev.parley.asterisk.event.NewChannel;
import dev.parley.asterisk.event.NewState;
import dev.parley.asterisk.event.OriginateResponse;
import dev.parley.asterisk.event.Queue;
import dev.parley.asterisk.event.QueueCallerJoin;
import dev.parley.asterisk.event.QueueEvent;
import dev.parley.asterisk.event.QueueMemberAdded;
import dev.parley.asterisk.event.QueueMemberPause;
import dev.parley.asterisk.event.QueueMemberRemoved;
import dev.parley.asterisk.event.UserEvent;
import dev.parley.event.EventStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Speaks with a real Asterisk, where one is prepared.
@Timeout(120)
class RealAsteriskTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static RealAsterisk asterisk;
  private Watching watching;
  private Manager manager;

  @BeforeAll
  static void startAsterisk() {
    asterisk = RealAsterisk.start();
  }

  @AfterAll
  static void stopAsterisk() {
    if (asterisk != null) {
      asterisk.close();
    }
  }

  @BeforeEach
  void connect() {
    watching = new Watching(asterisk.port());
    manager = watching.connect().manager();
  }

  @AfterEach
  void disconnect() {
    // Asterisk takes its time, and the next test would hear of these.
    await().atMost(LONG).until(this::nobodyCalls);
    watching.close();
  }

  private boolean nobodyCalls() {
    manager.trySend(Action.of("Hangup").with("Channel", "/./").list());
    return manager.send(Action.of("CoreShowChannels")).events().isEmpty()
        && heard(Hangup.class).size() >= heard(NewChannel.class).size();
  }

  private static Action originate(String extension, String to) {
    return Action.of("Originate")
        .with("Channel", "Local/" + extension + "@default")
        .with("Context", "default")
        .with("Exten", to)
        .with("Priority", 1)
        .with("CallerID", "Ann <100>")
        .with("Async", true);
  }

  private <E extends AsteriskEvent> List<E> heard(Class<E> type) {
    return watching.heard().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private <E extends AsteriskEvent> E awaitEvent(Class<E> type) {
    await().atMost(LONG).until(() -> !heard(type).isEmpty());
    return heard(type).getFirst();
  }

  @Test
  void logsInAndAnswersAPing() {
    assertThat(manager.isConnected()).isTrue();
    assertThat(manager.banner().major()).isEqualTo(5);
    assertThat(manager.send(Action.of("Ping")).text("Ping")).isEqualTo("Pong");
  }

  @Test
  void aWrongSecretIsRefused() {
    try (var wrong =
        new Watching(
            asterisk.port(), built -> built.login("parley", "wrong"), following -> following)) {
      assertThatThrownBy(wrong::connect).cause().isInstanceOf(LoginRefusedException.class);
      await().atMost(LONG).until(() -> wrong.heard().getLast() instanceof LoginRefused);
    }
  }

  @Test
  void aPlainLoginWorks() {
    try (var plain =
        new Watching(
            asterisk.port(), built -> built.plainLogin(), ExchangeBuilder::withoutLoading)) {
      assertThat(plain.connect().manager().isConnected()).isTrue();
    }
  }

  @Test
  void whatAUserMayNotDoIsDenied() {
    try (var guest =
        new Watching(
            asterisk.port(),
            built -> built.login("guest", "guest"),
            ExchangeBuilder::withoutLoading)) {
      var command = Action.of("Command").with("Command", "core show uptime");
      assertThatThrownBy(() -> guest.connect().manager().send(command))
          .isInstanceOf(PermissionDeniedException.class)
          .hasMessageNotContaining("uptime");
    }
  }

  @Test
  void anOriginateTellsTheWholeStoryOfACall() {
    var _ = manager.send(originate("1", "1"));
    await().atMost(LONG).until(() -> heard(Hangup.class).size() == 2);
    assertThat(awaitEvent(OriginateResponse.class).isSuccess()).isTrue();
    assertThat(heard(NewChannel.class))
        .extracting(NewChannel::channelName)
        .allMatch(name -> name.startsWith("Local/1@default-"))
        .hasSize(2);
    assertThat(heard(NewState.class)).isNotEmpty();
    assertThat(heard(Hangup.class)).allMatch(hangup -> hangup.cause().orElse(0) == 16);
    assertThat(heard(Hangup.class)).allMatch(hangup -> hangup.channel().orElseThrow().isGone());
    assertThat(watching.heard()).hasSizeGreaterThan(18);
    assertThat(watching.onStrand(() -> watching.exchange().channels())).isEmpty();
  }

  @Test
  void aListIsWhole() {
    var _ = manager.send(originate("2", "2"));
    awaitEvent(OriginateResponse.class);
    Response list = manager.send(Action.of("CoreShowChannels"));
    assertThat(list.events(CoreShowChannel.class))
        .hasSize(2)
        .allMatch(channel -> channel.channelName().startsWith("Local/2@default"));
    assertThat(list.end()).isNotNull();
  }

  @Test
  void aCommandGivesItsOutput() {
    var command = Action.of("Command").with("Command", "core show version");
    assertThat(manager.send(command).output()).singleElement().asString().contains("Asterisk 16");
  }

  @Test
  void whatTheExchangeRefusesIsAnExceptionThatTellsWhy() {
    assertThatThrownBy(() -> manager.send(Action.of("Hangup").with("Channel", "nobody")))
        .isInstanceOf(ActionFailedException.class)
        .hasMessageContaining("No such channel");
  }

  @Test
  void aHandlerMayAskTheExchange() {
    var answers = new CopyOnWriteArrayList<String>();
    manager.listen(
        UserEvent.class,
        event -> answers.add(event.userEvent() + manager.send(Action.of("Ping")).text("Ping")));
    var _ = manager.send(originate("7", "2"));
    await().atMost(LONG).until(() -> answers.contains("DoorbellPong"));
  }

  @Test
  void aLiveChannelFollowsAndObeys() {
    var _ = manager.send(originate("2", "2"));
    awaitEvent(OriginateResponse.class);
    // The dialplan runs in another thread of Asterisk than the one that tells of the originate.
    await()
        .atMost(LONG)
        .until(
            () ->
                watching.onStrand(
                    () -> watching.exchange().channels().iterator().next().application()),
            "Wait"::equals);
    watching.onStrand(() -> {
      Channel channel = watching.exchange().channels().iterator().next();
      assertThat(channel.name()).endsWith(";1");
      assertThat(channel.state()).isEqualTo(ChannelState.UP);
      assertThat(channel.callerName()).isEqualTo("Ann");
      channel.setVariable("MOOD", "good");
      assertThat(channel.variable("MOOD")).isEqualTo("good");
      try (var told = channel.on(UserEvent.class).stream();
          var ends = channel.on(Hangup.class).stream()) {
        channel.redirect("default", "7", 1);
        assertThat(told.next().channel()).contains(channel);
        assertThat(ends.next().channel()).contains(channel);
      }
      assertThat(channel.isGone()).isTrue();
      return true;
    });
  }

  @Test
  void channelsInABridgeAreFollowed() {
    var _ = manager.send(originate("4", "2"));
    await().atMost(LONG).until(() -> heard(BridgeEnter.class).size() == 2);
    watching.onStrand(() -> {
      var bridge = watching.exchange().bridges().iterator().next();
      assertThat(bridge.channels()).hasSize(2);
      assertThat(bridge.type()).isEqualTo("basic");
      Channel first = bridge.channels().getFirst();
      assertThat(first.bridge()).contains(bridge);
      try (var ends = bridge.on(BridgeDestroy.class).stream()) {
        first.hangup();
        assertThat(ends.next().bridge()).contains(bridge);
      }
      assertThat(bridge.isGone()).isTrue();
      return true;
    });
  }

  /// The response to an action comes before the event that it causes.
  private static <E extends QueueEvent> E awaitNext(EventStream<QueueEvent> told, Class<E> type) {
    QueueEvent event = told.next();
    while (!type.isInstance(event)) {
      event = told.next();
    }
    return type.cast(event);
  }

  @Test
  void aQueueIsFollowedAndObeys() {
    watching.onStrand(() -> {
      Queue queue = watching.exchange().queue("support");
      try (var told = queue.on(QueueEvent.class).stream()) {
        queue.add("Local/3@default", "Carl");
        awaitNext(told, QueueMemberAdded.class);
        queue.pause("Local/3@default", "lunch");
        awaitNext(told, QueueMemberPause.class);
        assertThat(queue.members()).singleElement().hasToString("Carl (paused)");
        queue.resume("Local/3@default");
        awaitNext(told, QueueMemberPause.class);
        assertThat(queue.member("Local/3@default").orElseThrow().isPaused()).isFalse();
        manager.send(originate("5", "2"));
        assertThat(awaitNext(told, QueueCallerJoin.class).count()).hasValue(1);
        assertThat(queue.waiting()).hasSize(1);
        queue.remove("Local/3@default");
        awaitNext(told, QueueMemberRemoved.class);
        assertThat(queue.members()).isEmpty();
      }
      return true;
    });
  }

  @Test
  void whatIsThereIsReadAtTheLogin() {
    var _ = manager.send(originate("4", "2"));
    await().atMost(LONG).until(() -> heard(BridgeEnter.class).size() == 2);
    try (var late = new Watching(asterisk.port(), built -> built, following -> following)) {
      late.connect();
      await().atMost(LONG).until(() -> late.heard().stream().anyMatch(Loaded.class::isInstance));
      late.onStrand(() -> {
        assertThat(late.exchange().channels()).hasSize(4);
        assertThat(late.exchange().bridges()).singleElement();
        assertThat(late.exchange().queues()).extracting(Queue::name).containsExactly("support");
        assertThat(late.exchange().peers()).extracting(Object::toString).contains("SIP/desk");
        return true;
      });
    }
  }

  @Test
  void theTypedActionsAreUnderstood() {
    manager.send(Originate.toExtension("Local/2@default", "default", "2", "1").async());
    manager.send(
        Originate.toApplication("Local/2@default", "Wait", "60")
            .callerId("Ann <100>")
            .variable("a", "1")
            .variable("b", "2")
            .account("z")
            .channelId("own-id")
            .codecs("ulaw")
            .ringFor(LONG)
            .async());
    await().atMost(LONG).until(() -> heard(OriginateResponse.class).size() == 2);
    String own =
        watching.onStrand(() -> watching.exchange().channel("own-id").orElseThrow().name());
    String other = heard(NewChannel.class).getFirst().channelName();
    assertThat(manager.send(new GetVar("a").channel(own)).text("Value")).isEqualTo("1");
    assertThat(manager.send(new GetVar("b").channel(own)).text("Value")).isEqualTo("2");
    aboutCalls(own).forEach(manager::send);
    aboutQueues("Local/3@default").forEach(manager::send);
    aboutTheExchange().forEach(manager::send);

    manager.send(new DBPut("test", "key", "7"));
    assertThat(DBGet.value(manager.send(new DBGet("test", "key")))).isEqualTo("7");
    manager.send(new DBDel("test", "key"));
    manager.send(new DBPut("test", "key", "7"));
    manager.send(new DBDelTree("test").key("key"));
    assertThatThrownBy(() -> manager.send(new DBGet("test", "key")))
        .isInstanceOf(ActionFailedException.class);
    assertThatThrownBy(() -> manager.send(new ConfbridgeList("meeting")))
        .hasMessageContaining("No active conferences");
    // Whether these succeed is up to the channels, which begin and end as they like.
    assertUnderstood(new Bridge(own, other).tone());
    assertUnderstood(new Redirect(own, "default", "2", "1"));
    assertUnderstood(new dev.parley.asterisk.action.Hangup(own).cause(17));
  }

  private void assertUnderstood(Action action) {
    Response response = manager.trySend(action);
    assertThat(response.message())
        .as("%s", action)
        .doesNotContainIgnoringCase(
            "unknown", "missing", "not specified", "must specify", "invalid");
  }

  private static List<Action> aboutCalls(String own) {
    return List.of(
        new AbsoluteTimeout(own, Duration.ofMinutes(1)),
        new SetVar("MOOD", "good").channel(own),
        new Status().channel(own).variables("a", "MOOD"),
        new PlayDtmf(own, '1'),
        new SendText(own, "hello"),
        new Monitor(own, "call").format("gsm").mix(),
        new ChangeMonitor(own, "other-call"),
        new PauseMonitor(own),
        new UnpauseMonitor(own),
        new StopMonitor(own),
        new MixMonitor(own, "mixed.wav").options("b"),
        new MixMonitorMute(own, "both", true),
        new StopMixMonitor(own),
        new BridgeList(),
        new CoreShowChannels(),
        new ParkedCalls());
  }

  private static List<Action> aboutQueues(String member) {
    return List.of(
        new QueueAdd("support", member).memberName("Carl").penalty(2).paused(),
        new QueuePause(member, true).queue("support").reason("lunch"),
        new QueuePenalty(member, 3).queue("support"),
        new QueueStatus().queue("support").member(member),
        new QueueSummary().queue("support"),
        new QueueLog("support", "NOTE").member(member).message("hello").call("1.2"),
        new QueueReload().queue("support").members().rules().parameters(),
        new QueueRemove("support", member));
  }

  private static List<Action> aboutTheExchange() {
    return List.of(
        new Ping(),
        new Challenge(),
        new CoreSettings(),
        new CoreStatus(),
        new Command("core show uptime"),
        new ListCommands(),
        new ExtensionState("default", "2"),
        new ExtensionStateList(),
        new MailboxCount("1@default"),
        new MailboxStatus("1@default"),
        new SipPeers(),
        new SipShowPeer("desk"),
        new SipQualify("desk"),
        new SipShowRegistry(),
        new GetConfig("sip.conf").category("desk"),
        new ListCategories("sip.conf"),
        new CreateConfig("made.conf"),
        new Reload().module("app_queue"),
        new dev.parley.asterisk.action.UserEvent("Doorbell"),
        new Events("call,user"),
        new Events("on"));
  }

  @Test
  void aDeadExchangeIsNoticedAndFoundAgain() {
    try (var other = RealAsterisk.start();
        var follower = new Watching(other.port())) {
      follower.connect();
      other.close();
      await().atMost(LONG).until(() -> follower.heard().getLast() instanceof Lost);
      assertThat(follower.manager().isConnected()).isFalse();
      try (var again = RealAsterisk.start(other.port())) {
        await()
            .atMost(LONG)
            .until(() -> follower.heard().stream().anyMatch(Reconnected.class::isInstance));
        assertThat(follower.manager().send(Action.of("Ping")).text("Ping")).isEqualTo("Pong");
        assertThat(again.port()).isEqualTo(other.port());
      }
    }
  }
}
