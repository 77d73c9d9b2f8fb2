package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.Key;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records a conversation in one service and goes on with it in another one, as after a restart.
@Timeout(180)
class ReplayTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  private final ServiceFixture before = new ServiceFixture();
  private final ServiceFixture after = new ServiceFixture();

  @AfterEach
  void stop() {
    before.close();
    after.close();
  }

  static class Talk extends Handler<Connect> {
    final ServiceFixture fixture;
    String name = "";
    final List<String> heard = new ArrayList<>();
    int steps;

    Talk(ServiceFixture fixture) {
      this.fixture = fixture;
    }

    @Step(10)
    protected void askName() {
      steps++;
      name = client().ask("Name: ");
    }

    @Step(20)
    protected void everything() throws Exception {
      steps++;
      greet();
      heard.add(client().askSecret(wordPrompt()));
      client().put(NAME, name);
      heard.add("removed " + client().remove(NAME));
      service().sleep(Duration.ofMillis(1));
      heard.add(service().call(() -> fixture.toString() + "called"));
      heard.add(service().now().toString());
      heard.add("dice " + service().random().nextInt(1_000_000));
      heard.add("heard by " + service().trigger(new Bell(service())).heard());
      service().post(new Bell(service()));
      service().start(() -> fixture.note("started"));
      heard.add("joined " + service().group("all").add(client()));
      service().writeAll("To all.");
      service().group("all").remove(client());
      try {
        client().readLine(Duration.ZERO);
      } catch (WaitTimeoutException e) {
        heard.add("nothing typed");
      }
      heard.add("select " + client().<String>select().line(line -> line).await());
      heard.add("sure " + client().confirm("Sure?"));
      question();
    }

    protected void greet() {
      client().write("Hello " + name + ".");
    }

    protected String wordPrompt() {
      return "Word: ";
    }

    protected void question() {
      heard.add(client().choose("Colour: ", "red", "green"));
    }

    @Step(30)
    protected void end() {
      client().write("Done.");
      fixture.note("done");
    }
  }

  static final class Bell extends ServiceEvent {
    Bell(Service service) {
      super(service);
    }
  }

  private static void prepare(ServiceFixture fixture) {
    fixture.service.listen(Bell.class, _ -> fixture.note("bell"));
    fixture.service.listen(Bell.class, event -> event.service().writeAll("The bell rings."));
  }

  /// Holds a conversation up to its last question.
  private <H extends Talk> H record(Supplier<H> supplier, String until, String... lines) {
    prepare(before);
    var handler = new AtomicReference<H>();
    before.service.listen(
        Connect.class,
        () -> {
          H fresh = supplier.get();
          handler.set(fresh);
          return fresh;
        });
    before.start();
    long client = before.gate.connect();
    before.gate.awaitText(client, "Name: ");
    before.gate.type(client, lines);
    before.gate.awaitText(client, until);
    return handler.get();
  }

  /// Holds a conversation in which every question is answered but the last one.
  private Talk recordAll() {
    Talk talk = record(() -> new Talk(before), "To all.", "Ann", "xyzzy");
    before.gate.type(1, "selected", "yes");
    before.gate.awaitText(1, "Colour: ");
    return talk;
  }

  private static DialogPosition position(ServiceFixture fixture, Handler<?> handler) {
    var position = new CompletableFuture<DialogPosition>();
    fixture.service.strand().execute(() -> position.complete(handler.position()));
    return position.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /// Goes on in another service with somebody who is there and has not seen anything.
  private long resume(Talk fresh, DialogPosition position) {
    prepare(after);
    after.service.listen(Connect.class, event -> fresh.resume(event.service(), event, position));
    after.start();
    return after.gate.connect();
  }

  @Test
  void aReplayedConversationFindsTheSameStateAndDisturbsNobody() {
    Talk first = recordAll();
    DialogPosition position = position(before, first);
    assertThat(position.step()).isEqualTo("everything");
    assertThat(position.remaining()).containsExactly("end");

    Talk second = new Talk(after);
    second.name = "Ann";
    long client = resume(second, position);
    after.awaitTrue(() -> after.service.strand().waiting() == 1);
    assertThat(after.gate.text(client)).isEmpty();
    assertThat(after.log()).isEmpty();

    after.gate.type(client, "green");
    before.gate.type(client, "green");
    after.awaitLog("done");
    before.awaitLog("bell", "bell", "started", "done");
    assertThat(second.heard).isEqualTo(first.heard).hasSize(11).contains("nothing typed", "green");
    assertThat(second.steps).isEqualTo(1);
    assertThat(after.gate.text(client)).isEqualTo("Done.\n");
  }

  @Test
  void aSecretQuestionIsOpenAfterTheReplayAndEndsAsEver() {
    Talk first = record(() -> new Talk(before), "Word: ", "Ann");
    Talk second = new Talk(after);
    second.name = "Ann";
    long client = resume(second, position(before, first));
    after.awaitTrue(() -> after.service.strand().waiting() == 1);
    // It is not asked again; but this gate has not been told yet to hide the answer.
    assertThat(after.gate.text(client)).isEqualTo("<no echo>");
    after.gate.type(client, "xyzzy");
    after.gate.awaitText(client, "<echo>");
  }

  static final class AsksOtherwise extends Talk {
    AsksOtherwise(ServiceFixture fixture) {
      super(fixture);
    }

    @Override
    protected void question() {
      heard.add(client().choose("What colour do you like? ", "red", "green"));
    }
  }

  @Test
  void whereTheCodeAsksDifferentlyTheQuestionIsReal() {
    Talk first = recordAll();
    Talk second = new AsksOtherwise(after);
    second.name = "Ann";
    long client = resume(second, position(before, first));
    after.gate.awaitText(client, "What colour do you like? ");
    assertThat(after.gate.text(client)).isEqualTo("What colour do you like? ");
    after.gate.type(client, "red");
    after.awaitLog("done");
    assertThat(second.heard).contains("select selected", "sure true").endsWith("red");
  }

  static final class AsksForAnotherWord extends Talk {
    AsksForAnotherWord(ServiceFixture fixture) {
      super(fixture);
      name = "Ann";
    }

    @Override
    protected String wordPrompt() {
      return "Password: ";
    }
  }

  @Test
  void fromTheFirstDifferenceOnNothingIsReplayed() {
    Talk first = recordAll();
    long client = resume(new AsksForAnotherWord(after), position(before, first));
    after.gate.awaitText(client, "Password: ");
    assertThat(after.gate.text(client)).isEqualTo("<no echo>Password: ");
    after.gate.type(client, "plugh");
    after.gate.awaitText(client, "To all.");
    after.gate.type(client, "x", "no", "red");
    after.awaitTrue(() -> after.log().contains("done"));
    assertThat(after.log()).contains("bell", "started");
  }

  static final class GreetsOtherwise extends Talk {
    private final int greetings;

    GreetsOtherwise(ServiceFixture fixture, int greetings) {
      super(fixture);
      this.greetings = greetings;
    }

    @Override
    protected void greet() {
      for (int i = 0; i < greetings; i++) {
        client().write("Good morning.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void wordsBeforeAnAnswerMayBeOthersMoreOrFewer(int greetings) {
    Talk first = recordAll();
    Talk second = new GreetsOtherwise(after, greetings);
    long client = resume(second, position(before, first));
    after.gate.type(client, "red");
    after.awaitLog("done");
    assertThat(second.heard).contains("xyzzy", "select selected", "sure true").endsWith("red");
    assertThat(after.gate.text(client)).isEqualTo("Done.\n");
  }

  @Test
  void aStepThatIsGoneIsPassedOver() {
    Talk first = record(() -> new Talk(before), "Word: ", "Ann");
    var position = position(before, first);
    var renamed = new DialogPosition("gone", List.of("goneToo", "end"), position.calls(), null);
    long client = resume(new Talk(after), renamed);
    after.awaitLog("done");
    assertThat(after.gate.text(client)).isEqualTo("Done.\n");
  }

  static final class Endless extends Talk {
    Endless(ServiceFixture fixture) {
      super(fixture);
    }

    @Override
    protected void everything() {
      for (String line = ""; !line.equals("end"); ) {
        line = client().ask("> ");
      }
      client().ask("After all: ");
    }
  }

  @Test
  void aStepOfVeryManyCallsIsNotKeptAndBeginsAnew() {
    String[] lines = new String[Recording.MOST_CALLS + 2];
    java.util.Arrays.fill(lines, "more");
    lines[0] = "Ann";
    lines[lines.length - 1] = "end";
    Talk first = record(() -> new Endless(before), "After all: ", lines);
    assertThat(first.recording().isOverflown()).isTrue();
    DialogPosition position = position(before, first);
    assertThat(position.calls()).isEmpty();
    long client = resume(new Endless(after), position);
    after.gate.awaitText(client, "> ");
  }

  @Test
  void aStepOfVeryLongAnswersIsNotKeptEither() {
    String[] lines = new String[10];
    java.util.Arrays.fill(lines, "x".repeat(4096));
    lines[0] = "Ann";
    lines[lines.length - 1] = "end";
    Talk first = record(() -> new Endless(before), "After all: ", lines);
    assertThat(first.recording().isOverflown()).isTrue();
  }

  @Test
  void theRecordHasTheSecretButNeverShowsIt() {
    Talk first = recordAll();
    DialogPosition position = position(before, first);
    assertThat(position.calls()).anyMatch(call -> "xyzzy".equals(call.outcome()));
    assertThat(position.toString()).doesNotContain("xyzzy").doesNotContain("Ann");
    assertThat(first.recording().toString()).doesNotContain("xyzzy").contains("READ_SECRET");
  }

  @Test
  void aStepBeginsWithAnEmptyRecord() {
    Talk first = record(() -> new Talk(before), "Word: ", "Ann");
    assertThat(position(before, first).calls())
        .extracting(RecordedCall::kind)
        .containsExactly(CallKind.WRITE, CallKind.PROMPT_SECRET);
  }

  @Test
  void longTextsAreKeptAsTheirBeginningAndAHash() {
    String text = "x".repeat(10_000);
    assertThat(RecordedCall.shorten(text))
        .hasSizeLessThan(120)
        .isEqualTo(RecordedCall.shorten("x".repeat(10_000)))
        .isNotEqualTo(RecordedCall.shorten("x".repeat(9_999) + "y"));
  }

  @Test
  void whatOtherHandlersOfATriggeredEventDoIsNotRecorded() {
    Talk first = recordAll();
    assertThat(position(before, first).calls())
        .extracting(RecordedCall::kind)
        .containsOnlyOnce(CallKind.TRIGGER, CallKind.WRITE_ALL);
  }
}
