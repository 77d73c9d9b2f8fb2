package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.PostStart;
import dev.parley.Service;
import dev.parley.asterisk.action.Command;
import dev.parley.asterisk.action.CoreShowChannels;
import dev.parley.asterisk.action.Originate;
import dev.parley.asterisk.event.Channel;
import dev.parley.asterisk.event.ChannelEvent;
import dev.parley.asterisk.event.ChannelState;
import dev.parley.asterisk.event.CoreShowChannel;
import dev.parley.asterisk.event.Exchange;
import dev.parley.asterisk.event.Hangup;
import dev.parley.asterisk.event.Loaded;
import dev.parley.asterisk.event.NewState;
import dev.parley.asterisk.event.OriginateResponse;
import dev.parley.asterisk.event.Queue;
import dev.parley.asterisk.event.QueueCallerJoin;
import dev.parley.asterisk.peer.AnsweringPeer;
import dev.parley.event.Group;
import dev.parley.event.On;
import dev.parley.testkit.TestService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What docs/asterisk.md shows.
@Timeout(60)
class AsteriskGuideTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final String RINGING =
      """
      Newstate
      Channel: PJSIP/ann-00000001
      ChannelState: 5
      ChannelStateDesc: Ringing
      CallerIDNum: 100
      CallerIDName: Ann
      Uniqueid: 1.1
      """;

  private static final String HANGUP =
      """
      Hangup
      Channel: PJSIP/ann-00000001
      Uniqueid: 1.1
      Cause: 16
      Cause-txt: Normal Clearing
      """;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Service service = Service.create();
  private final String secret = "secret";
  private AnsweringPeer peer;
  private String host;
  private int port;

  @BeforeEach
  void start() throws Exception {
    peer = new AnsweringPeer();
    host = "127.0.0.1";
    port = peer.port();
  }

  @AfterEach
  void stop() {
    peer.close();
  }

  private void say(String text) {
    said.add(text);
  }

  private void awaitSaid(String... texts) {
    await().atMost(LONG).until(() -> said.containsAll(List.of(texts)));
  }

  private Manager manager() {
    return Manager.of(service).address(host, port).login("parley", secret).build();
  }

  private TestService run(Manager manager) {
    manager.listen(Connected.class, _ -> say("ready"));
    var running = TestService.start(service);
    manager.start();
    awaitSaid("ready");
    return running;
  }

  @Test
  void connect() {
    // tag::connect[]
    Manager pbx =
        Manager.of(service).name("pbx").address(host, port).login("parley", secret).build();
    pbx.listen(Connected.class, event -> say("connected: " + event.banner()));
    service.listen(PostStart.class, _ -> pbx.start());
    // end::connect[]
    try (var running = TestService.start(service)) {
      awaitSaid("connected: Asterisk Call Manager/5.0.4");
    }
  }

  @Test
  void events() throws Exception {
    Manager pbx = manager();
    // tag::events[]
    pbx.listen(
        NewState.class, event -> say(event.callerName() + ": " + event.is(ChannelState.RINGING)));
    pbx.listen(ChannelEvent.class, event -> say("about " + event.channelName()));
    pbx.listen(Hangup.class, event -> say("ended: " + event.causeText()));

    pbx.on(AsteriskEvent.class).named("FaxStatus").listen(event -> say(event.text("Status")));
    pbx.on(AsteriskEvent.class)
        .named(Pattern.compile("Fax"))
        .listen(event -> say("all pages: " + event.fields().all("Page")));
    // end::events[]
    try (var running = run(pbx)) {
      peer.tell(RINGING);
      peer.tell(HANGUP);
      peer.tell("FaxStatus\nStatus: sending\nPage: 1\nPage: 2");
      awaitSaid(
          "Ann: true",
          "about PJSIP/ann-00000001",
          "ended: Normal Clearing",
          "sending",
          "all pages: [1, 2]");
    }
  }

  @Test
  void actions() throws Exception {
    Manager pbx = manager();
    // tag::actions[]
    pbx.listen(
        QueueCallerJoin.class,
        event -> {
          Response answer = pbx.send(new Command("core show uptime"));
          say(answer.isSuccess() + " " + answer.output());
          pbx.send(Action.of("ModuleReload").with("Module", "app_queue"));
        });
    // end::actions[]
    try (var running = run(pbx)) {
      peer.tell("QueueCallerJoin\nQueue: support");
      awaitSaid("true []");
    }
  }

  private void lists(Manager pbx) {
    // tag::lists[]
    Response list = pbx.send(new CoreShowChannels());
    for (CoreShowChannel channel : list.events(CoreShowChannel.class)) {
      say(channel.channelName() + " for " + channel.age().orElse(Duration.ZERO));
    }
    // end::lists[]
  }

  private void originate(Manager pbx) {
    // tag::originate[]
    try {
      pbx.send(
          Originate.toExtension("PJSIP/ann", "default", "200", "1")
              .ringFor(Duration.ofSeconds(20))
              .timeout(Duration.ofSeconds(30)));
    } catch (ActionFailedException e) {
      say("nobody answered: " + e.response());
    }
    // end::originate[]
  }

  @Test
  void listsAndCalls() {
    Manager pbx = manager();
    pbx.listen(
        Connected.class,
        _ -> {
          lists(pbx);
          originate(pbx);
          say("done");
        });
    try (var running = run(pbx)) {
      awaitSaid("done");
    }
  }

  // tag::own[]
  static final class ModuleReload extends Action {
    ModuleReload(String module) {
      super("ModuleReload");
      with("Module", module);
    }
  }

  static final class FaxStatus extends ChannelEvent {
    FaxStatus(Manager manager, Fields fields) {
      super(manager, fields);
    }

    String status() {
      return text("Status");
    }
  }

  // end::own[]

  @Test
  void ownActionsAndEvents() throws Exception {
    Manager pbx = manager();
    // tag::register[]
    pbx.eventTypes().register("FaxStatus", FaxStatus::new);
    pbx.listen(
        FaxStatus.class,
        event -> {
          pbx.send(new ModuleReload("res_fax"));
          say("fax: " + event.status());
        });
    // end::register[]
    try (var running = run(pbx)) {
      peer.tell("FaxStatus\nStatus: sending");
      awaitSaid("fax: sending");
    }
  }

  @Test
  void liveObjects() throws Exception {
    Manager pbx = manager();
    // tag::live[]
    Exchange exchange = Exchange.follow(pbx);
    pbx.listen(Loaded.class, _ -> say(exchange.channels().size() + " channels"));
    pbx.on(NewState.class)
        .when(event -> event.is(ChannelState.RINGING))
        .listen(event -> {
          Channel channel = event.channel().orElseThrow();
          say(channel.callerName() + " is rung");
          channel.listen(Hangup.class, _ -> say(channel.callerName() + " has hung up"));
          channel.setVariable("SEEN", "yes");
        });

    Queue support = exchange.queue("support");
    support.listen(QueueCallerJoin.class, _ -> say(support.waiting().size() + " wait for support"));
    // end::live[]
    try (var running = run(pbx)) {
      // What is told before all is read would be counted with it.
      awaitSaid("0 channels");
      peer.tell(RINGING);
      peer.tell("QueueCallerJoin\nQueue: support\nChannel: PJSIP/ann-00000001\nUniqueid: 1.1");
      awaitSaid("Ann is rung", "1 wait for support");
      peer.tell(HANGUP);
      awaitSaid("Ann has hung up");
    }
  }

  @Test
  void losses() throws Exception {
    Manager pbx =
        // tag::backoff[]
        Manager.of(service)
            .address(host, port)
            .login("parley", secret)
            .backoff(Duration.ofMillis(100), Duration.ofSeconds(10))
            .ping(Duration.ofSeconds(15), Duration.ofSeconds(5))
            .build();
    // end::backoff[]
    // tag::losses[]
    pbx.listen(Lost.class, event -> say("lost: " + event.reason()));
    pbx.listen(Reconnected.class, _ -> say("here again"));
    // end::losses[]
    try (var running = run(pbx)) {
      peer.drop();
      awaitSaid("here again");
      assertThat(said).anyMatch(text -> text.startsWith("lost: "));
    }
  }

  // tag::group[]
  final class Calls extends Group {
    @On(Hangup.class)
    void hungUp(Hangup event) {
      say(event.channelName() + " at " + event.manager().name());
    }

    @On(OriginateResponse.class)
    void called(OriginateResponse event) {
      say((event.isSuccess() ? "a call to " : "no call to ") + event.channelName());
    }
  }

  // end::group[]

  @Test
  void groups() throws Exception {
    Manager north = Manager.of(service).name("north").address(host, port).login("a", "b").build();
    Manager south = Manager.of(service).name("south").address(host, port).build();
    // tag::attach[]
    var calls = new Calls();
    calls.attachTo(north.registry());
    calls.attachTo(south.registry());
    // end::attach[]
    try (var running = run(north)) {
      peer.tell(HANGUP);
      awaitSaid("PJSIP/ann-00000001 at north");
    }
  }
}
