package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.Service;
import dev.parley.asterisk.action.DBGet;
import dev.parley.asterisk.action.VoicemailUsersList;
import dev.parley.event.EventHandler;
import dev.parley.strand.WaitTimeoutException;
import dev.parley.testkit.TestService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManagerTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Service service = Service.create();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private FakeExchange exchange;
  private TestService running;

  @BeforeEach
  void start() throws IOException {
    exchange = new FakeExchange();
    running = TestService.start(service);
  }

  @AfterEach
  void stop() throws IOException {
    running.close();
    exchange.close();
  }

  private ManagerBuilder builder() {
    return Manager.of(service)
        .name("north")
        .address("127.0.0.1", exchange.port())
        .login("parley", "geheim")
        .backoff(Duration.ofMillis(10), Duration.ofMillis(50));
  }

  private Manager manager() {
    return hear(builder().build());
  }

  private Manager hear(Manager manager) {
    manager.listen(AsteriskEvent.class, event -> heard.add(event.toString()));
    return manager;
  }

  private interface Work<T> {
    T run() throws Exception;
  }

  private <T> CompletableFuture<T> begin(Work<T> work) {
    var result = new CompletableFuture<T>();
    service.start(() -> {
      try {
        result.complete(work.run());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result;
  }

  private <T> T onStrand(Work<T> work) {
    try {
      return begin(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String[] numbered(String event, int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> "Event: " + event + "\nNumber: " + i)
        .toArray(String[]::new);
  }

  private Manager connected(Manager manager) {
    return onStrand(() -> {
      manager.connect();
      return manager;
    });
  }

  private void untilHeard(String... events) {
    await().atMost(LONG).untilAsserted(() -> assertThat(heard).containsExactly(events));
  }

  @Test
  void logsInByAChallengeAndTellsTheVersion() {
    Manager manager = connected(manager());
    assertThat(manager.isConnected()).isTrue();
    assertThat(manager.banner().version()).isEqualTo("5.0.2");
    untilHeard("Connected at north");
    assertThat(exchange.received.get(1).toString()).doesNotContain("geheim");
  }

  @Test
  void logsInPlainlyIfTold() {
    assertThat(connected(builder().plainLogin().build()).isConnected()).isTrue();
    assertThat(exchange.received.getFirst().text("Secret")).isEqualTo("geheim");
  }

  @Test
  void aRefusedLoginIsAnExceptionAndAnEventWithoutTheSecret() {
    Manager manager = hear(builder().login("parley", "verkehrt").build());
    assertThatThrownBy(() -> connected(manager))
        .isInstanceOfSatisfying(
            LoginRefusedException.class,
            e -> {
              assertThat(e).hasMessageContaining("Authentication failed");
              assertThat(e.toString() + e.action() + manager).doesNotContain("verkehrt");
              assertThat(e.manager()).isSameAs(manager);
            });
    untilHeard("LoginRefused at north");
    assertThat(manager.isConnected()).isFalse();
  }

  @Test
  void whatIsNoExchangeIsSaidToBeNone() {
    exchange.banner = "220 mail.example.org ESMTP\r\n";
    assertThatThrownBy(() -> connected(manager()))
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessageContaining("no manager interface");
  }

  @Test
  void anExchangeThatIsNotThereIsSaidNotToBe() throws IOException {
    exchange.close();
    assertThatThrownBy(() -> connected(manager()))
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessageContaining("north")
        .hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void oneThatSaysNothingIsGivenUp() {
    exchange.banner = "";
    Manager manager = builder().connectTimeout(Duration.ofSeconds(1)).build();
    assertThatThrownBy(() -> connected(manager))
        .isInstanceOf(ConnectionFailedException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void anActionIsAnsweredInsideAHandlerToo() throws IOException {
    exchange.on("GetVar", (_, line) -> line.send("Response: Success\nID\nValue: 42"));
    Manager manager = connected(manager());
    manager
        .on(AsteriskEvent.class)
        .named("Newchannel")
        .listen(_ -> heard.add(manager.send(Action.of("GetVar")).text("Value")));
    exchange.last().send("Event: Newchannel", "Event: Hangup");
    await().atMost(LONG).until(() -> heard.contains("42"));
    assertThat(heard).contains("Hangup at north");
  }

  @Test
  void aRefusalIsAnExceptionThatKnowsWhatFailed() {
    exchange
        .on("Hangup", (_, line) -> line.send("Response: Error\nID\nMessage: No such channel"))
        .on("Command", (_, line) -> line.send("Response: Error\nID\nMessage: Permission denied"));
    Manager manager = connected(manager());
    Action hangup = Action.of("Hangup");
    assertThatThrownBy(() -> onStrand(() -> manager.send(hangup)))
        .isInstanceOfSatisfying(
            ActionFailedException.class,
            e -> {
              assertThat(e.action()).isSameAs(hangup);
              assertThat(e.response().message()).isEqualTo("No such channel");
            });
    assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Command"))))
        .isInstanceOf(PermissionDeniedException.class);
    assertThat(onStrand(() -> manager.trySend(hangup)).isSuccess()).isFalse();
  }

  @Test
  void anEventThatCarriesAResponseIsAnEvent() {
    exchange.on(
        "Originate",
        (_, line) ->
            line.send(
                "Response: Success\nID\nMessage: Originate successfully queued",
                "Event: OriginateResponse\nID\nResponse: Failure"));
    Manager manager = connected(manager());
    assertThat(onStrand(() -> manager.send(Action.of("Originate"))).isSuccess()).isTrue();
    untilHeard("Connected at north", "OriginateResponse at north");
  }

  @Test
  void aListIsCollectedInEveryStyleAndChecked() {
    exchange
        .on(
            "Modern",
            (_, line) ->
                line.send(
                    "Response: Success\nID\nEventList: start\nMessage: List will follow",
                    "Event: Entry\nID\nName: a",
                    "Event: Other\nName: x",
                    "Event: Entry\nID\nName: b",
                    "Event: ModernDone\nID\nEventList: Complete\nListItems: 2"))
        .on(
            "Old",
            (_, line) ->
                line.send(
                    "Response: Success\nID\nMessage: Status will follow",
                    "Event: Entry\nID\nName: a",
                    "Event: OldComplete\nID"))
        .on(
            "Odd",
            (_, line) -> line.send("Response: Success\nID", "Event: A\nID", "Event: ThatWasIt\nID"))
        .on(
            "Short",
            (_, line) ->
                line.send(
                    "Response: Success\nID\nEventList: start",
                    "Event: Entry\nID",
                    "Event: ShortComplete\nID\nEventList: Complete\nListItems: 2"));
    Manager manager = connected(manager());
    Response modern = onStrand(() -> manager.send(Action.of("Modern")));
    assertThat(modern.events()).extracting(event -> event.text("Name")).containsExactly("a", "b");
    assertThat(modern.end().name()).isEqualTo("ModernDone");
    assertThat(onStrand(() -> manager.send(Action.of("Old"))).events()).hasSize(1);
    assertThat(onStrand(() -> manager.send(Action.of("Odd").list("ThatWasIt"))).events())
        .hasSize(1);
    assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Short"))))
        .isInstanceOf(IncompleteResponseException.class);
    assertThat(heard).contains("Entry at north", "Other at north", "ModernDone at north");
  }

  @Test
  void aSecondResponseWhileAListRunsIsAnOrphan() {
    exchange.on(
        "List",
        (_, line) ->
            line.send(
                "Response: Success\nID\nEventList: start",
                "Event: Entry\nID\nName: a",
                "Response: Error\nID\nMessage: No",
                "Event: Entry\nID\nName: b",
                "Event: ListComplete\nID\nEventList: Complete\nListItems: 2"));
    Manager manager = connected(manager());
    assertThat(onStrand(() -> manager.send(Action.of("List"))).events()).hasSize(2);
    untilHeard(
        "Connected at north",
        "Entry at north",
        "OrphanResponse at north: REPEATED",
        "Entry at north",
        "ListComplete at north");
  }

  @Test
  void aValueOfTheDatabaseIsReadInOldAndNewVersions() {
    exchange.on(
        "DBGet",
        (action, line) -> {
          String value = "Event: DBGetResponse\nID\nFamily: f\nKey: k\nVal: 7";
          if (action.text("Family").equals("old")) {
            line.send("Response: Success\nID\nMessage: Result will follow", value);
          } else {
            line.send(
                "Response: Success\nID\nEventList: start\nMessage: Result will follow",
                value,
                "Event: DBGetComplete\nID\nEventList: Complete\nListItems: 1");
          }
        });
    Manager manager = connected(manager());
    for (String family : List.of("old", "new")) {
      assertThat(DBGet.value(onStrand(() -> manager.send(new DBGet(family, "k"))))).isEqualTo("7");
    }
  }

  @Test
  void whoHasNoMailboxesHasAnEmptyList() {
    exchange.on(
        "VoicemailUsersList",
        (_, line) ->
            line.send(
                "Response: Success\nID\nMessage: There are no voicemail users currently defined."));
    Manager manager = connected(manager());
    assertThat(onStrand(() -> manager.send(new VoicemailUsersList())).events()).isEmpty();
  }

  @Test
  void aListIsBoundedUnlessItIsHandedOn() {
    exchange.on(
        "Many",
        (_, line) -> {
          line.send("Response: Success\nID\nEventList: start");
          for (int i = 0; i < 50; i++) {
            line.send("Event: Entry\nID\nNumber: " + i);
          }
          line.send("Event: ManyComplete\nID\nEventList: Complete\nListItems: 50");
        });
    Manager manager = connected(builder().build());
    assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Many").maxEvents(20))))
        .isInstanceOf(IncompleteResponseException.class)
        .hasMessageContaining("20");
    var numbers = new CopyOnWriteArrayList<String>();
    onStrand(() ->
        manager.send(Action.of("Many").maxEvents(20), event -> numbers.add(event.text("Number"))));
    assertThat(numbers).hasSize(50).last().isEqualTo("49");
  }

  @Test
  void aListIsBoundedByItsWeightToo() {
    exchange.on(
        "Heavy",
        (_, line) -> {
          line.send("Response: Success\nID\nEventList: start");
          for (int i = 0; i < 100; i++) {
            line.send("Event: Entry\nID" + ("\nField: " + "x".repeat(90)).repeat(10));
          }
        });
    Manager manager =
        connected(builder().limits(new Limits(100, 50, 2000, 1000, 2, 10, 100_000)).build());
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Heavy"))))
          .isInstanceOf(IncompleteResponseException.class)
          .hasMessageContaining("Heavy")
          .rootCause()
          .hasMessageContaining("100000");
    }
  }

  @Test
  void whatACommandPrintsIsTheSameInOldAndNewVersions() {
    exchange
        .on(
            "New",
            (_, line) ->
                line.send(
                    "Response: Success\nID\nMessage: Command output follows\nOutput: one\nOutput: \nOutput:  two: 2"))
        .on(
            "Old",
            (_, line) ->
                line.send(
                    "Response: Follows\nPrivilege: Command\nID\none\n\n two: 2\n--END COMMAND--"));
    Manager manager = connected(manager());
    for (String version : List.of("New", "Old")) {
      assertThat(onStrand(() -> manager.send(Action.of(version))).output())
          .containsExactly("one", "", " two: 2");
    }
  }

  @Test
  void responsesThatNobodyWaitsForAreOrphans() {
    exchange
        .on("Twice", (_, line) -> line.send("Response: Success\nID", "Response: Success\nID"))
        .on("Never", (_, _) -> {});
    Manager manager = connected(manager());
    onStrand(() -> manager.send(Action.of("Twice")));
    untilHeard("Connected at north", "OrphanResponse at north: REPEATED");
    assertThatThrownBy(
            () -> onStrand(() -> manager.send(Action.of("Never").timeout(Duration.ofMillis(20)))))
        .isInstanceOf(WaitTimeoutException.class)
        .isInstanceOfSatisfying(
            ActionTimeoutException.class, e -> assertThat(e.manager()).isSameAs(manager));
    await().atMost(LONG).until(() -> exchange.received.getLast().text("Action").equals("Never"));
    String id = exchange.received.getLast().text("ActionID");
    onStrand(() -> {
      exchange.last().send("Response: Success\nActionID: " + id, "Response: Success");
      return true;
    });
    untilHeard(
        "Connected at north",
        "OrphanResponse at north: REPEATED",
        "OrphanResponse at north: LATE",
        "OrphanResponse at north: UNKNOWN");
  }

  @Test
  void theEndFailsWhatWaitsAndTheLoginIsMadeAgain() {
    exchange.on("Never", (_, _) -> {});
    Manager manager = connected(manager());
    var waiting = begin(() -> manager.send(Action.of("Never").timeout(LONG)));
    await().atMost(LONG).until(() -> exchange.received.size() == 3);
    exchange.dropAll();
    assertThatThrownBy(waiting::join).hasCauseInstanceOf(NotConnectedException.class);
    untilHeard(
        "Connected at north", "Lost at north: the other side ended it", "Reconnected at north");
    assertThat(onStrand(() -> manager.send(Action.of("Ping"))).isSuccess()).isTrue();
  }

  @Test
  void anExchangeThatEndsEachConnectionIsNotStormed() {
    Duration hour = Duration.ofHours(1);
    connected(hear(builder().backoff(hour, hour).build()));
    exchange.dropAll();
    String[] events = {
      "Connected at north", "Lost at north: the other side ended it", "Reconnected at north"
    };
    untilHeard(events);
    exchange.dropAll();
    untilHeard(events[0], events[1], events[2], events[1]);
    await().during(Duration.ofMillis(200)).atMost(LONG).until(() -> heard.size() == 4);
  }

  @Test
  void itStaysLostIfItIsNotToReconnect() {
    Manager manager = connected(hear(builder().reconnect(false).build()));
    exchange.dropAll();
    untilHeard("Connected at north", "Lost at north: the other side ended it");
    assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Ping"))))
        .isInstanceOf(NotConnectedException.class);
    assertThat(connected(manager).isConnected()).isTrue();
  }

  @Test
  void aLogoffThatIsRefusedLeavesTheManagerAsItWas() {
    exchange.on("Logoff", (_, line) -> line.send("Response: Error\nID\nMessage: No"));
    Manager manager = connected(manager());
    assertThat(onStrand(() -> manager.trySend(Action.of("Logoff"))).isSuccess()).isFalse();
    exchange.dropAll();
    untilHeard(
        "Connected at north", "Lost at north: the other side ended it", "Reconnected at north");
  }

  @Test
  void whoHasLoggedOffIsNotConnectedAgain() {
    exchange.on(
        "Logoff",
        (_, line) -> {
          line.send("Response: Goodbye\nID\nMessage: Thanks for all the fish.");
          line.socket().close();
        });
    Manager manager = connected(manager());
    manager.listen(Lost.class, lost -> heard.add("wanted: " + lost.isWanted()));
    assertThat(onStrand(() -> manager.send(Action.of("Logoff"))).message()).contains("Thanks");
    untilHeard("Connected at north", "Lost at north: the other side ended it", "wanted: true");
  }

  @Test
  void aConnectionThatEndsInPlaceOfTheResponseToALogoffWasToEnd() {
    exchange.on("Logoff", (_, line) -> line.socket().close());
    Manager manager = connected(manager());
    manager.listen(Lost.class, lost -> heard.add("wanted: " + lost.isWanted()));
    assertThatThrownBy(() -> manager.send(Action.of("Logoff")))
        .isInstanceOf(NotConnectedException.class);
    untilHeard("Connected at north", "Lost at north: the other side ended it", "wanted: true");
  }

  @Test
  void aClosedOneStaysClosed() {
    Manager manager = connected(manager());
    manager.close();
    untilHeard("Connected at north", "Lost at north: it was closed here");
    await().atMost(LONG).until(() -> exchange.received.getLast().text("Action").equals("Logoff"));
    assertThat(manager.isConnected()).isFalse();
  }

  @Test
  void startsInTheBackgroundAndTriesUntilSomebodyIsThere() {
    exchange.banner = "220 mail.example.org ESMTP\r\n";
    Manager manager = manager();
    manager.start();
    await().atMost(LONG).until(() -> exchange.connections.size() > 1);
    assertThat(manager.isConnected()).isFalse();
    exchange.banner = FakeExchange.BANNER + "\r\n";
    await().atMost(LONG).until(manager::isConnected);
  }

  @Test
  void noticesAPeerThatIsDead() {
    exchange.on("Ping", (_, _) -> {});
    connected(
        hear(
            builder().reconnect(false).ping(Duration.ofMillis(20), Duration.ofMillis(20)).build()));
    untilHeard("Connected at north", "Lost at north: it does not answer a ping within PT0.02S");
  }

  @Test
  void noticesThatTheEndOfAnOutputWasCutAway() {
    exchange.on(
        "Command",
        (_, line) ->
            line.send(
                "Response: Follows\nPrivilege: Command\nID\n"
                    + "x".repeat(500)
                    + "--END COMMAND--"));
    Manager manager =
        connected(
            hear(
                builder()
                    .reconnect(false)
                    .limits(new Limits(100, 50, 2000, 10, 2, 10, 100_000))
                    .ping(Duration.ofMillis(50), Duration.ofMillis(500))
                    .build()));
    // Whatever comes now would be taken for output, and is no sign of life.
    try (var noise = Executors.newSingleThreadScheduledExecutor()) {
      var _ = noise.scheduleAtFixedRate(this::makeNoise, 0, 10, TimeUnit.MILLISECONDS);
      assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Command").timeout(LONG))))
          .isInstanceOf(NotConnectedException.class);
      await().atMost(LONG).until(() -> heard.getLast().contains("does not answer a ping"));
    }
  }

  private void makeNoise() {
    try {
      exchange.last().send("Event: Noise");
    } catch (IOException _) {
      // The connection has been given up.
    }
  }

  @Test
  void aConversationMayBeSplitAnywhere() {
    exchange.on(
        "Split",
        (_, line) -> {
          var text =
              "Response: Success\r\nActionID: "
                  + line.id()
                  + "\r\nEventList: start\r\n\r\nEvent: Entry\r\nActionID: "
                  + line.id()
                  + "\r\nName: h\u00e9\r\n\r\nEvent: Complete\r\nActionID: "
                  + line.id()
                  + "\r\nEventList: Complete\r\nListItems: 1\r\n\r\n";
          for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            line.socket().getOutputStream().write(b);
          }
        });
    Manager manager = connected(builder().build());
    Response response = onStrand(() -> manager.send(Action.of("Split")));
    assertThat(response.events().getFirst().text("Name")).isEqualTo("h\u00e9");
  }

  @Test
  void aHandlerIsCalledOnceHoweverOftenItMatches() throws IOException {
    Manager manager = connected(builder().build());
    EventHandler<AsteriskEvent> handler = event -> heard.add(event.name());
    manager.on(AsteriskEvent.class).named("Hangup").listen(handler);
    manager.on(AsteriskEvent.class).named(Pattern.compile("Hang")).listen(handler);
    manager.listen(AsteriskEvent.class, handler);
    exchange.last().send("Event: Hangup");
    untilHeard("Hangup");
  }

  @Test
  void aBurstOfEventsArrivesInOrderWithoutALoss() {
    int many = 20_000;
    Manager manager = connected(builder().build());
    var numbers = new CopyOnWriteArrayList<Integer>();
    var seen = new int[2];
    manager
        .on(AsteriskEvent.class)
        .named("Burst")
        .listen(event -> {
          if (event.fields().integer("Number").getAsInt() == seen[0]) {
            seen[0]++;
          }
          if (++seen[1] == many) {
            numbers.add(seen[0]);
          }
        });
    Thread.ofVirtual()
        .start(() -> {
          try {
            FakeExchange.Line line = exchange.last();
            for (int i = 0; i < many; i += 100) {
              line.send(numbered("Burst", i, 100));
            }
          } catch (IOException e) {
            numbers.add(-1);
          }
        });
    await().atMost(LONG).until(() -> numbers.equals(List.of(many)));
  }

  @Test
  void tooLargeMessagesAreSkippedAndTold() {
    exchange.on(
        "Huge",
        (_, line) ->
            line.send("Response: Success\nID\n" + "Field: value\n".repeat(100) + "End: 1"));
    Manager manager =
        connected(hear(builder().limits(new Limits(100, 50, 2000, 10, 2, 10, 100_000)).build()));
    assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Huge"))))
        .isInstanceOf(IncompleteResponseException.class);
    onStrand(() -> {
      exchange
          .last()
          .send(
              "Event: Long\nField: " + "x".repeat(5000),
              "Event: Large\n" + ("F: " + "x".repeat(90) + "\n").repeat(30) + "End: 1",
              "nonsense",
              "Event: Fine");
      return true;
    });
    untilHeard(
        "Connected at north",
        "Skipped at north: FIELDS",
        "Skipped at north: LINE",
        "Skipped at north: SIZE",
        "Skipped at north: UNKNOWN",
        "Fine at north");
  }

  @Test
  void waitingActionsAreBounded() {
    exchange.on("Never", (_, _) -> {});
    Manager manager =
        connected(builder().limits(new Limits(100, 50, 2000, 10, 2, 10, 100_000)).build());
    var one = begin(() -> manager.send(Action.of("Never").timeout(LONG)));
    var two = begin(() -> manager.send(Action.of("Never").timeout(LONG)));
    assertThatThrownBy(() -> onStrand(() -> manager.send(Action.of("Ping"))))
        .isInstanceOf(TooManyActionsException.class);
    manager.close();
    assertThatThrownBy(one::join).hasCauseInstanceOf(NotConnectedException.class);
    assertThatThrownBy(two::join).hasCauseInstanceOf(NotConnectedException.class);
  }

  @Test
  void anExchangeWaitsWhileTooManyHandlersDo() throws IOException {
    Manager manager =
        connected(builder().limits(new Limits(100, 50, 2000, 10, 2, 10, 100_000)).build());
    var begun = new CopyOnWriteArrayList<String>();
    var done = new CopyOnWriteArrayList<String>();
    var gate = new CompletableFuture<Void>();
    manager
        .on(AsteriskEvent.class)
        .named("Slow")
        .listen(event -> {
          begun.add(event.text("Number"));
          service.call(gate::join);
          done.add(event.text("Number"));
        });
    FakeExchange.Line line = exchange.last();
    Thread.ofVirtual()
        .start(() -> {
          try {
            for (int i = 0; i < 20_000; i += 100) {
              line.send(numbered("Slow", i, 100));
            }
          } catch (IOException _) {
            // The end of the test.
          }
        });
    await().atMost(LONG).until(() -> begun.size() >= 10);
    // What was read before the pause is told yet: up to 256 KiB, of some 30 bytes each.
    assertThat(begun).hasSizeLessThan(15_000);
    gate.complete(null);
    await().atMost(LONG).until(() -> done.size() == 20_000);
  }
}
