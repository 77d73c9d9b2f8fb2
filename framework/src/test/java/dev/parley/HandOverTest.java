package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.angel.Handover;
import dev.parley.event.HandlerFailed;
import dev.parley.event.Key;
import dev.parley.state.StateException;
import dev.parley.state.Was;
import dev.parley.strand.FakeTime;
import dev.parley.strand.WaitTimeoutException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One service follows another, and nobody notices.
@Timeout(180)
class HandOverTest {
  private static final Key<String> NAME = Key.of("name", String.class);
  private static final Key<Profile> PROFILE = Key.of("profile", Profile.class);
  private static final Key<Thread> THREAD = Key.of("thread", Thread.class);

  private final Generations generations = new Generations();
  private final FakeGate gate = generations.gate;

  @AfterEach
  void stop() {
    generations.close();
  }

  record Profile(String town, List<Integer> scores) {}

  static final class Bell extends ServiceEvent {
    Bell(Service service) {
      super(service);
    }
  }

  private void chat(Service service) {
    service.listen(
        Connect.class,
        event -> {
          event.client().put(NAME, event.client().ask("Name: "));
          event.client().write("Hello " + event.client().get(NAME) + ".");
        });
    service.listen(
        Receive.class,
        event -> {
          if (event.line().startsWith("score ")) {
            event
                .client()
                .update(
                    PROFILE,
                    old -> {
                      var scores = new ArrayList<>(old == null ? List.of() : old.scores());
                      scores.add(Integer.valueOf(event.line().substring(6)));
                      return new Profile("Ulm", scores);
                    });
          } else if (event.line().equals("profile")) {
            event.client().write("" + event.client().get(PROFILE));
          } else {
            event.service().writeAll(event.client().get(NAME) + ": " + event.line());
          }
        });
    service.listen(PostRestart.class, event -> generations.note("after " + event.cause()));
  }

  // ---- what survives

  @Test
  void attributesSurvive() throws Exception {
    generations.start(this::chat);
    long ann = gate.connect();
    gate.type(ann, "Ann", "score 3", "score 4");
    gate.awaitText(ann, "Hello Ann.");
    generations.restart(this::chat);
    gate.type(ann, "hi");
    gate.awaitText(ann, "Ann: hi\n");
    gate.type(ann, "score 5", "profile");
    gate.awaitText(ann, "Profile[town=Ulm, scores=[3, 4, 5]]");
    assertThat(gate.text(ann)).containsOnlyOnce("Name: ");
    generations.awaitLog("after RESTART");
  }

  @Test
  void whatWasRemovedStaysRemoved() throws Exception {
    generations.start(this::chat);
    long ann = gate.connect();
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Hello Ann.");
    only().put(PROFILE, new Profile("Rom", List.of()));
    only().remove(NAME);
    generations.restart(this::chat);
    assertThat(only().has(NAME)).isFalse();
    assertThat(only().get(PROFILE)).isEqualTo(new Profile("Rom", List.of()));
    generations.restart(this::chat);
    assertThat(only().get(PROFILE)).isEqualTo(new Profile("Rom", List.of()));
  }

  @Test
  void whatCanNotBeKeptIsRefusedWhenItIsPut() {
    generations.start(this::chat);
    gate.connect();
    generations.awaitTrue(() -> generations.service().clients().size() == 1);
    assertThatThrownBy(() -> only().put(THREAD, Thread.currentThread()))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("thread");
    assertThat(only().has(THREAD)).isFalse();
  }

  @Test
  void theIdAndTheTimesOfAClientSurvive() throws Exception {
    generations.start(this::chat);
    gate.connect();
    generations.awaitTrue(() -> generations.service().clients().size() == 1);
    Client before = only();
    String id = before.id();
    generations.awaitTrue(() -> before.idle().compareTo(Duration.ofMillis(20)) > 0);
    generations.restart(this::chat);
    assertThat(only()).isNotSameAs(before);
    assertThat(only().id()).isEqualTo(id);
    assertThat(only().connectedAt()).isEqualTo(before.connectedAt());
    assertThat(only().address()).isEqualTo(before.address());
    assertThat(only().idle()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void groupsSurviveInTheirOrder() throws Exception {
    generations.start(this::chat);
    for (int i = 0; i < 4; i++) {
      gate.connect();
    }
    generations.awaitTrue(() -> generations.service().clients().size() == 4);
    List<Client> clients = all();
    for (int i : new int[] {2, 0, 3, 1}) {
      generations.service().group("circle").add(clients.get(i));
    }
    generations.service().group("circle").remove(clients.get(3));
    generations.restart(this::chat);
    assertThat(generations.service().group("circle")).containsExactly(at(2), at(0), at(1));
    generations.service().group("circle").remove(at(0));
    generations.service().group("circle").add(at(0));
    generations.service().group("circle").add(at(3));
    generations.restart(this::chat);
    assertThat(generations.service().group("circle")).containsExactly(at(2), at(1), at(0), at(3));
    assertThat(generations.service().clients()).containsExactlyElementsOf(all());
  }

  @Test
  void timersWithALabelKeepTheirDueTime() throws Exception {
    Consumer<Service> code =
        service -> service.timers().builder().label("hourly").every(Duration.ofHours(1), _ -> {});
    Service before = generations.start(code);
    Instant due = before.timers().find("hourly").orElseThrow().nextDue().orElseThrow();
    generations.restart(code);
    assertThat(generations.service().timers().find("hourly").orElseThrow().nextDue()).hasValue(due);
  }

  @Test
  void linesThatNobodyHasReadAreHandledByTheNextOne() throws Exception {
    var asleep = new CountDownLatch(1);
    generations.start(service ->
        service.listen(
            Receive.class,
            event -> {
              generations.note("old " + event.line());
              asleep.countDown();
              event.client().readLine(Duration.ofHours(1));
              event.service().sleep(Duration.ofHours(1));
            }));
    long ann = gate.connect();
    gate.type(ann, "one", "two", "three");
    assertThat(asleep.await(60, TimeUnit.SECONDS)).isTrue();
    generations.restart(service ->
        service.listen(
            Receive.class, event -> generations.note("new " + event.line() + event.redelivered())));
    // The waiting handler starts again; what it had read is not there any more.
    generations.awaitLog("old one", "new onetrue", "new threefalse");
    // It goes out when the handler's turn is over.
    generations.awaitTrue(() -> gate.acknowledged(ann) == 3);
  }

  // ---- when it fails

  @Test
  void theOldOneGoesOnWhenTheNewOneFails() throws Exception {
    generations.start(service -> {
      chat(service);
      service.listen(PreRestart.class, _ -> generations.note("pre"));
      service.listen(Suspend.class, event -> generations.note("suspend " + event.port()));
      service.listen(RestartFailed.class, event -> generations.note(event.reason()));
    });
    long ann = gate.connect();
    gate.awaitText(ann, "Name: ");
    Handover.Outcome outcome =
        generations.restart(service -> {
          chat(service);
          service.listen(PostStart.class, _ -> service.writeAll("I am new"));
          service.listen(
              PreStart.class,
              _ -> {
                throw new IllegalStateException("no map of the world");
              });
        });
    assertThat(outcome).isInstanceOf(Handover.Outcome.Failed.class);
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Hello Ann.");
    assertThat(gate.text(ann)).containsOnlyOnce("Name: ").doesNotContain("I am new");
    generations.awaitTrue(() -> generations.log.size() == 3);
    assertThat(generations.log).startsWith("pre", "suspend 4000");
    assertThat(generations.log.getLast()).contains("no map of the world");
    generations.restart(this::chat);
    gate.type(ann, "hi");
    gate.awaitText(ann, "Ann: hi");
  }

  @Test
  void aRestartWithoutAnAngelIsAnError() {
    try (var alone = new ServiceFixture()) {
      alone.start();
      assertThatThrownBy(alone.service::restart)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("--angel");
    }
    generations.start(this::chat);
  }

  @Test
  void preparesBeforeTheOldOneComesToRest() throws Exception {
    generations.start(service -> {
      chat(service);
      service.listen(PreRestart.class, _ -> generations.note("rest"));
    });
    generations.restart(service -> {
      chat(service);
      service.prepare(() -> {
        generations.note("prepared");
        return null;
      });
    });
    generations.awaitLog("prepared", "rest", "after RESTART");
  }

  // ---- dialogs

  static class Talk extends Handler<Connect> {
    final transient Generations generations;
    String name = "";
    List<String> words = new ArrayList<>();

    Talk(Generations generations) {
      this.generations = generations;
    }

    @Step(10)
    void askName() {
      name = client().ask("Name: ");
      words.add("name");
    }

    @Step(20)
    void askWord() {
      words.add(client().askSecret("Word: "));
      words.add(client().choose("Colour: ", "red", "green"));
      if (!client().confirm("Sure?")) {
        startOver();
      }
    }

    @Step(30)
    void load() throws Exception {
      words.add(
          service()
              .call(() -> {
                generations.note("called");
                return "result";
              }));
      try {
        service()
            .call(() -> {
              throw new FileNotFoundException("no such file");
            });
      } catch (IOException e) {
        words.add(e.getMessage());
      }
      words.add("heard by " + service().trigger(new Bell(service())).heard());
      client().ask("Go on? ");
    }

    @Step(40)
    void end() {
      client().write(name + " " + words);
    }
  }

  private void talk(Service service) {
    service.listen(Connect.class, () -> new Talk(generations));
    service.listen(Connect.class, event -> event.client().write("Welcome."));
    service.listen(Bell.class, _ -> generations.note("bell"));
    service.listen(HandlerFailed.class, event -> generations.note("" + event.cause()));
    service.listen(DialogLost.class, event -> generations.note("" + event));
  }

  @Test
  void aDialogGoesOnAtEveryQuestion() throws Exception {
    String[][] play = {
      {"Name: ", "Ann"},
      {"Word: ", "xyzzy"},
      {"Colour: ", "purple"},
      {"Colour: ", "green"},
      {"Sure?", "perhaps"},
      {"Sure?", "yes"},
      {"Go on? ", "yes"},
    };
    generations.start(this::talk);
    long ann = gate.connect();
    int seen = 0;
    for (String[] turn : play) {
      int from = seen;
      generations.awaitTrue(() -> gate.text(ann).indexOf(turn[0], from) >= 0);
      seen = gate.text(ann).length();
      generations.restart(this::talk);
      assertThat(gate.text(ann)).as("at " + turn[0]).hasSize(seen);
      gate.type(ann, turn[1]);
    }
    gate.awaitText(ann, "Ann [name, xyzzy, green, result, no such file, heard by 1]\nWelcome.\n");
    assertThat(generations.log).containsExactly("called", "bell");
    assertThat(gate.text(ann).split("<no echo>", -1)).hasSize(2);
    assertThat(gate.text(ann)).containsOnlyOnce("<echo>");
    assertThat(gate.acknowledged(ann)).isEqualTo(play.length);
  }

  static final class Nap extends Handler<Receive> {
    @Step(10)
    void sleep() {
      service().sleep(Duration.ofHours(24));
      client().write("awake");
      try {
        client().ask("Well? ", Duration.ofHours(2));
      } catch (WaitTimeoutException e) {
        client().write("late");
      }
    }
  }

  /// Otherwise a service that restarts every night would never wake anybody after a day.
  @Test
  void theTimeOfAWaitGoesOn() throws Exception {
    var time = new FakeTime();
    Consumer<Service> code = service -> service.listen(Receive.class, Nap::new);
    try (var sleepers = new Generations(time)) {
      sleepers.start(code);
      long ann = sleepers.gate.connect();
      sleepers.gate.type(ann, "sleep");
      sleepers.awaitTrue(() -> sleepers.service().strand().waiting() == 1);
      for (int i = 0; i < 3; i++) {
        time.advance(Duration.ofHours(7));
        sleepers.restart(code);
        sleepers.awaitTrue(() -> sleepers.service().strand().waiting() == 1);
      }
      assertThat(sleepers.gate.text(ann)).isEmpty();
      time.advance(Duration.ofHours(3));
      sleepers.gate.awaitText(ann, "awake\nWell? ");
      time.advance(Duration.ofHours(1));
      sleepers.restart(code);
      sleepers.awaitTrue(() -> sleepers.service().strand().waiting() == 1);
      time.advance(Duration.ofHours(1));
      sleepers.gate.awaitText(ann, "late\n");
    }
    generations.start(this::chat);
  }

  static class Changed extends Talk {
    Changed(Generations generations) {
      super(generations);
    }

    @Step
    @Override
    void askWord() {
      words.add(client().askSecret("Password: "));
    }

    @Step
    @Override
    void load() {
      words.add("changed");
    }
  }

  @Test
  void aQuestionThatHasChangedIsAsked() throws Exception {
    generations.start(service -> {
      service
          .registry()
          .on(Connect.class)
          .label("talk")
          .listen(service.handler(() -> new Talk(generations)));
    });
    long ann = gate.connect();
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Word: ");
    generations.restart(service ->
        service
            .registry()
            .on(Connect.class)
            .label("talk")
            .listen(service.handler(() -> new Changed(generations))));
    gate.awaitText(ann, "Password: ");
    gate.type(ann, "xyzzy");
    gate.awaitText(ann, "Ann [name, xyzzy, changed]");
  }

  @Was("dev.parley.HandOverTest$Aside")
  static final class Beside extends Handler<Connect> {
    @Step(10)
    void ask() {
      client().write("Beside: " + client().ask("Aside? "));
    }
  }

  @Test
  void aDialogWhoseClassWasRenamedGoesOn() throws Exception {
    generations.start(service -> service.listen(Connect.class, Aside::new));
    long ann = gate.connect();
    gate.awaitText(ann, "Aside? ");
    generations.restart(service -> service.listen(Connect.class, Beside::new));
    gate.type(ann, "one");
    gate.awaitText(ann, "Aside? Beside: one");
  }

  @Test
  void aDialogWhoseClassIsGoneIsLost() throws Exception {
    generations.start(this::talk);
    long ann = gate.connect();
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Word: ");
    generations.restart(service -> {
      service.listen(Connect.class, event -> event.client().write("Welcome."));
      service.listen(DialogLost.class, event -> generations.note(event.dialog()));
      service.listen(Receive.class, event -> event.client().write("You said " + event.line()));
    });
    gate.awaitText(ann, "can't be gone on with.");
    assertThat(gate.text(ann))
        .endsWith("Word: <echo>" + ServiceSettings.DIALOG_LOST.initial() + "\n");
    generations.awaitLog(Talk.class.getName());
    gate.type(ann, "hello");
    gate.awaitText(ann, "You said hello");
    assertThat(gate.text(ann)).doesNotContain("Welcome");
  }

  static final class Unkept extends Handler<Connect> {
    final Thread thread = Thread.currentThread();

    @Step(10)
    void ask() {
      client().ask("Name: ");
    }
  }

  @Test
  void aDialogThatCanNotBeWrittenDownIsLost() throws Exception {
    Consumer<Service> code =
        service -> {
          service.listen(Connect.class, Unkept::new);
          service.listen(DialogLost.class, event -> generations.note(event.reason()));
        };
    generations.start(code);
    long ann = gate.connect();
    gate.awaitText(ann, "Name: ");
    generations.restart(code);
    generations.awaitLog("it could not be written down");
  }

  static final class Inner extends Handler<Bell> {
    private Client client;

    Inner(AtomicReference<Client> client) {
      this.client = client.get();
    }

    @Step(10)
    void ask() {
      client.write("You said " + client.ask("Inner: "));
    }
  }

  @Test
  void theInnermostDialogGoesOn() throws Exception {
    var client = new AtomicReference<Client>();
    Consumer<Service> code =
        service -> {
          service.listen(
              Receive.class,
              event -> {
                client.set(event.client());
                generations.note("outer");
                service.trigger(new Bell(service));
                generations.note("behind");
              });
          service.listen(Bell.class, () -> new Inner(client));
          service.listen(Bell.class, _ -> generations.note("later"));
        };
    generations.start(code);
    long ann = gate.connect();
    gate.type(ann, "ring");
    gate.awaitText(ann, "Inner: ");
    client.set(null);
    generations.restart(code);
    gate.type(ann, "yes", "ring");
    gate.awaitText(ann, "You said yes");
    gate.awaitText(ann, "Inner: You said yes\nInner: ");
    assertThat(generations.log).containsExactly("outer", "later", "outer");
  }

  static final class Survey extends Handler<Bell> {
    private List<Client> clients = new ArrayList<>();
    private int yes;

    @Step(10)
    void collect() {
      service().clients().forEach(clients::add);
    }

    @Step(20)
    void ask() {
      for (Client client : clients) {
        if (client.ask("Tea? ").equals("yes")) {
          yes++;
        }
      }
    }

    @Step(30)
    void tell() {
      service().writeAll(yes + " want tea.");
    }
  }

  @Test
  void aDialogOutsideOfAnyClientsTurnGoesOn() throws Exception {
    Consumer<Service> code =
        service -> {
          service.listen(Bell.class, Survey::new);
          service.listen(Bell.class, _ -> service.writeAll("That was all."));
        };
    generations.start(code);
    long ann = gate.connect();
    long bob = gate.connect();
    generations.awaitTrue(() -> generations.service().clients().size() == 2);
    generations.service().post(new Bell(generations.service()));
    gate.awaitText(ann, "Tea? ");
    generations.restart(code);
    gate.type(ann, "yes");
    gate.awaitText(bob, "Tea? ");
    generations.crash();
    gate.type(bob, "yes");
    generations.start(code);
    gate.awaitText(bob, "2 want tea.\nThat was all.\n");
    assertThat(gate.text(ann)).isEqualTo("Tea? 2 want tea.\nThat was all.\n");
    // Nothing of it is left.
    generations.restart(code);
    assertThat(generations.service().strand().waiting()).isZero();
  }

  static final class Aside extends Handler<Connect> {
    @Step(10)
    void ask() {
      client().write("Aside: " + client().ask("Aside? "));
    }
  }

  @Test
  void aDetachedDialogGoesOnBesideTheOthers() throws Exception {
    Consumer<Service> code =
        service -> {
          service
              .registry()
              .on(Connect.class)
              .detached()
              .listen(service.<Connect>handler(Aside::new));
          service.listen(Connect.class, event -> event.client().write("Welcome."));
          service.listen(Receive.class, event -> event.client().write("Got " + event.line()));
        };
    generations.start(code);
    long ann = gate.connect();
    gate.awaitText(ann, "Welcome.");
    gate.awaitText(ann, "Aside? ");
    generations.restart(code);
    gate.type(ann, "one", "two");
    gate.awaitText(ann, "Got two\n");
    gate.awaitText(ann, "Aside: one\n");
    assertThat(gate.text(ann)).containsOnlyOnce("Aside? ").doesNotContain("Got one");
  }

  @Test
  void whatHandlersHungOnAnEventSurvives() throws Exception {
    Consumer<Service> code =
        service -> {
          service.listen(Connect.class, event -> event.put(NAME, "Ann"));
          service.listen(Connect.class, Aside::new);
          service.listen(Connect.class, event -> event.client().write("I am " + event.get(NAME)));
        };
    generations.start(code);
    long ann = gate.connect();
    gate.awaitText(ann, "Aside? ");
    generations.restart(code);
    gate.type(ann, "one");
    gate.awaitText(ann, "I am Ann");
  }

  @Test
  void aSpawnedTaskDoesNotSurvive() throws Exception {
    Consumer<Service> code =
        service ->
            service.listen(
                Connect.class,
                event -> event.client().start(() -> event.client().ask("Anything? ")));
    generations.start(code);
    long ann = gate.connect();
    gate.awaitText(ann, "Anything? ");
    generations.restart(code);
    assertThat(generations.service().strand().waiting()).isZero();
    assertThat(gate.text(ann)).isEqualTo("Anything? ");
  }

  @Test
  void aLambdaThatWaitsStartsAgain() throws Exception {
    generations.start(this::chat);
    long ann = gate.connect();
    gate.awaitText(ann, "Name: ");
    generations.restart(this::chat);
    gate.awaitText(ann, "Name: Name: ");
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Hello Ann.");
    assertThat(gate.text(ann)).endsWith("Name: Name: Hello Ann.\n");
  }

  // ---- crashes

  @Test
  void aLineWhoseHandlingWasCutOffIsHandledAgain() {
    Consumer<Service> code =
        service ->
            service.listen(
                Receive.class,
                event -> {
                  event.client().write("got " + event.line());
                  event.client().update(NAME, old -> old + event.line());
                  if (event.line().equals("two") && !event.redelivered()) {
                    generations.crash();
                  }
                  event.client().write("is " + event.client().get(NAME));
                });
    generations.start(code);
    long ann = gate.connect();
    gate.type(ann, "one", "two", "three");
    generations.awaitTrue(() -> generations.seat().isGone());
    generations.start(code);
    gate.awaitText(ann, "three\n");
    assertThat(gate.text(ann))
        .isEqualTo("got one\nis nullone\ngot two\nis nullonetwo\ngot three\nis nullonetwothree\n");
    assertThat(gate.acknowledged(ann)).isEqualTo(3);
  }

  @Test
  void aLineThatKillsTwiceIsDropped() {
    Consumer<Service> code =
        service ->
            service.listen(
                Receive.class,
                event -> {
                  if (event.line().equals("kill")) {
                    generations.note("kill");
                    generations.crash();
                  }
                  event.client().write("got " + event.line());
                });
    generations.start(code);
    long ann = gate.connect();
    long bob = gate.connect();
    gate.type(bob, "hi");
    gate.type(ann, "one", "kill", "three");
    generations.awaitTrue(() -> generations.seat().isGone());
    generations.start(code);
    generations.awaitTrue(() -> generations.seat().isGone());
    generations.start(code);
    gate.awaitText(ann, "got three\n");
    gate.awaitText(bob, "got hi\n");
    assertThat(generations.log).containsExactly("kill", "kill");
    assertThat(gate.text(ann)).startsWith("got one\n").containsOnlyOnce("got three");
    assertThat(gate.text(bob)).isEqualTo("got hi\n");
  }

  @Test
  void aDialogGoesOnAfterACrash() {
    generations.start(this::talk);
    long ann = gate.connect();
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Word: ");
    generations.crash();
    gate.type(ann, "xyzzy", "red");
    generations.start(this::talk);
    gate.awaitText(ann, "Sure?");
    generations.crash();
    generations.start(this::talk);
    gate.type(ann, "yes", "yes");
    gate.awaitText(ann, "Ann [name, xyzzy, red,");
    assertThat(gate.text(ann)).containsOnlyOnce("Name: ").containsOnlyOnce("Word: ");
  }

  @Test
  void whoLeftMeanwhileIsTakenLeaveOf() {
    Consumer<Service> code =
        service -> {
          chat(service);
          service.listen(
              Disconnect.class, event -> generations.note(event.client().get(NAME) + " left"));
        };
    generations.start(code);
    long ann = gate.connect();
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Hello Ann.");
    generations.crash();
    gate.leave(ann, dev.parley.link.LeaveReason.RESET);
    long bob = gate.connect();
    gate.type(bob, "Bob");
    generations.start(code);
    gate.awaitText(bob, "Hello Bob.");
    generations.awaitLog("after CRASH", "Ann left");
    assertThat(all()).hasSize(1);
  }

  private List<Client> all() {
    var all = new ArrayList<Client>();
    generations.service().clients().forEach(all::add);
    return all;
  }

  private Client at(int index) {
    return all().stream()
        .sorted(java.util.Comparator.comparingLong(Client::number))
        .toList()
        .get(index);
  }

  private Client only() {
    return all().getFirst();
  }
}
