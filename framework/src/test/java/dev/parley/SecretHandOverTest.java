package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A secret question is open when the process comes to its end. Nobody types blind because of it
/// afterwards, and no secret is seen.
@Timeout(180)
class SecretHandOverTest {
  private final Generations generations = new Generations();
  private final FakeGate gate = generations.gate;

  enum Change {
    RESTART,
    CRASH
  }

  @AfterEach
  void stop() {
    generations.close();
  }

  private void change(Change change, Consumer<Service> code) throws Exception {
    if (change == Change.RESTART) {
      generations.restart(code);
    } else {
      generations.crash();
      generations.start(code);
    }
  }

  private void lambda(Service service) {
    service.listen(
        Connect.class,
        event -> {
          String name = event.client().ask("Name: ");
          event.client().write(name + " has " + event.client().askSecret("Word: ") + ".");
        });
  }

  @EnumSource
  @ParameterizedTest
  void isOverWhenItsHandlerStartsAgain(Change change) throws Exception {
    generations.start(this::lambda);
    long ann = gate.connect();
    gate.type(ann, "Ann");
    gate.awaitText(ann, "Word: ");
    change(change, this::lambda);
    gate.awaitText(ann, "Name: <no echo>Word: <echo>Name: ");
    gate.type(ann, "Ann", "xyzzy");
    gate.awaitText(ann, "Name: <no echo>Word: <echo>Ann has xyzzy.");
    change(change, this::lambda);
    assertThat(gate.text(ann)).endsWith("<echo>Ann has xyzzy.\n");
  }

  private void task(Service service) {
    service.listen(
        Connect.class, event -> event.client().start(() -> event.client().askSecret("Word: ")));
  }

  @EnumSource
  @ParameterizedTest
  void isOverWhenTheTaskThatAskedIsNoMore(Change change) throws Exception {
    generations.start(this::task);
    long ann = gate.connect();
    gate.awaitText(ann, "Word: ");
    // Else the client would be new to the next process too, and asked again.
    generations.awaitTrue(() -> generations.service().strand().waiting() == 1);
    change(change, this::task);
    gate.awaitText(ann, "<no echo>Word: <echo>");
  }

  static class Asking extends Handler<Connect> {
    @Step(10)
    void ask() {
      client().write("You said " + client().askSecret("Word: ") + ".");
    }
  }

  static class Upgraded extends Asking {
    @Override
    @Step
    void ask() {
      client().write("You said " + client().ask("Colour: ") + ".");
    }
  }

  static class Silent extends Asking {
    @Override
    @Step
    void ask() {
      service().sleep(Duration.ofHours(1));
    }
  }

  private static Consumer<Service> talk(Supplier<? extends Asking> talk) {
    return service ->
        service
            .registry()
            .on(Connect.class)
            .label("talk")
            .listen(service.<Connect>handler(talk::get));
  }

  @EnumSource
  @ParameterizedTest
  void isOverWhenTheNewCodeAsksSomethingElse(Change change) throws Exception {
    generations.start(talk(Asking::new));
    long ann = gate.connect();
    gate.awaitText(ann, "Word: ");
    change(change, talk(Upgraded::new));
    gate.awaitText(ann, "<no echo>Word: <echo>Colour: ");
    gate.type(ann, "red");
    gate.awaitText(ann, "Colour: You said red.\n");
  }

  @Test
  void isOverWhenTheNewCodeAsksNothing() throws Exception {
    generations.start(talk(Asking::new));
    long ann = gate.connect();
    gate.awaitText(ann, "Word: ");
    generations.restart(talk(Silent::new));
    gate.awaitText(ann, "<no echo>Word: <echo>");
  }

  static class Forgetful extends Asking {
    @Override
    @Step
    void ask() {
      String colour = client().ask("Colour: ");
      for (int i = 0; i <= Recording.MOST_CALLS; i++) {
        service().random();
      }
      client().write(colour + " " + client().askSecret("Word: ") + ".");
    }
  }

  @Test
  void isOverWhenAStepWithoutARecordBeginsAnew() throws Exception {
    generations.start(talk(Forgetful::new));
    long ann = gate.connect();
    gate.type(ann, "red");
    gate.awaitText(ann, "Word: ");
    generations.restart(talk(Forgetful::new));
    gate.awaitText(ann, "<no echo>Word: <echo>Colour: ");
  }

  /// Both are in the midst of a step: the one that asks a visible question may go on first.
  @EnumSource
  @ParameterizedTest
  void goesOnBesideADialogThatAsksSomethingElse(Change change) throws Exception {
    Consumer<Service> code =
        service -> {
          service
              .registry()
              .on(Connect.class)
              .detached()
              .listen(service.<Connect>handler(Aside::new));
          talk(Asking::new).accept(service);
        };
    generations.start(code);
    long ann = gate.connect();
    gate.awaitText(ann, "Word: ");
    gate.awaitText(ann, "Aside? ");
    change(
        change,
        service -> {
          code.accept(service);
          service.listen(PostRestart.class, _ -> generations.note("restarted"));
        });
    generations.awaitLog("restarted");
    generations.awaitTrue(() -> generations.service().strand().waiting() == 2);
    assertThat(gate.text(ann)).matches(text -> isHidden(text), "hides what is typed");
    gate.type(ann, "one", "two");
    gate.awaitText(ann, "You said ");
    gate.awaitText(ann, "Aside: ");
    assertThat(gate.text(ann)).matches(text -> !isHidden(text), "shows what is typed");
  }

  private static boolean isHidden(String text) {
    return text.lastIndexOf("<no echo>") > text.lastIndexOf("<echo>");
  }

  static final class Aside extends Handler<Connect> {
    @Step(10)
    void ask() {
      client().write("Aside: " + client().ask("Aside? "));
    }
  }
}
