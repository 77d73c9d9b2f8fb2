package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.event.EventHandler;
import dev.parley.event.HandlerFailed;
import dev.parley.link.LeaveReason;
import dev.parley.link.Mode;
import dev.parley.strand.WaitTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class QuestionsTest {
  private static final Duration SHORT = Duration.ofMillis(5);

  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;

  @AfterEach
  void stop() {
    fixture.close();
  }

  /// Connects somebody who gets the question at once.
  private long connect(EventHandler<Connect> question) {
    service.listen(Connect.class, question);
    fixture.start();
    return gate.connect();
  }

  /// Plays a dialog with somebody who has typed everything before.
  private String play(EventHandler<Connect> question, String... lines) {
    long client = connect(question);
    gate.type(client, lines);
    fixture.awaitTrue(() -> !fixture.log().isEmpty());
    return gate.text(client);
  }

  // ---- ask

  @Test
  void anEmptyLineStandsForTheDefault() {
    play(
        event -> {
          fixture.note(event.client().ask("Name: ", Reply.byDefault("guest")));
          fixture.note(event.client().ask("Name: ", Reply.byDefault("guest")));
        },
        " ",
        "Ann");
    fixture.awaitLog("guest", "Ann");
  }

  @Test
  void theEndOfTheTimeStandsForTheDefaultTooIfThereIsOne() {
    connect(event -> {
      fixture.note(event.client().ask("Name: ", Reply.<String>within(SHORT).or("guest")));
      try {
        event.client().ask("Name: ", Reply.within(SHORT));
      } catch (WaitTimeoutException e) {
        fixture.note("too late");
      }
    });
    fixture.awaitLog("guest", "too late");
  }

  // ---- askSecret

  @Test
  void aSecretIsNotShownWhileItIsTyped() {
    long ann =
        connect(event -> {
          fixture.note(event.client().askSecret("Word: "));
          event.client().write("Thanks.");
        });
    gate.awaitText(ann, "<no echo>Word: ");
    gate.type(ann, "xyzzy");
    gate.awaitText(ann, "Thanks.");
    assertThat(gate.text(ann)).isEqualTo("<no echo>Word: <echo>Thanks.\n");
    fixture.awaitLog("xyzzy");
  }

  @Test
  void anAnswerThatCameEarlyIsASecretToo() {
    String text = play(event -> fixture.note(event.client().askSecret("Word: ")), "xyzzy");
    fixture.awaitLog("xyzzy");
    assertThat(text).isEqualTo("<no echo>Word: <echo>");
  }

  @Test
  void afterALateSecretTheClientIsShownAgainWhatItTypes() {
    long ann =
        connect(event -> {
          try {
            event.client().askSecret("Word: ", SHORT);
          } catch (WaitTimeoutException e) {
            fixture.note(e.getMessage());
          }
        });
    gate.awaitText(ann, "<no echo>Word: <echo>");
    assertThat(fixture.log().getFirst()).contains("client 1").doesNotContain("Word");
  }

  @Test
  void twoSecretsAtOnceKeepTheEchoOffUntilBothAreThere() {
    long ann =
        connect(event -> {
          Client client = event.client();
          client.start(() -> fixture.note("one " + client.askSecret("One: ")));
          client.start(() -> fixture.note("two " + client.askSecret("Two: ")));
        });
    gate.awaitText(ann, "Two: ");
    gate.type(ann, "a");
    fixture.awaitLog("one a");
    fixture.fence();
    assertThat(gate.text(ann)).doesNotContain("<echo>");
    gate.type(ann, "b");
    fixture.awaitLog("one a", "two b");
    gate.awaitText(ann, "<echo>");
  }

  @Test
  void rawClientsHaveNoQuestions() {
    service.raw();
    service.listen(
        Connect.class,
        event -> {
          assertThatIllegalStateException()
              .isThrownBy(() -> event.client().askSecret("Word: "))
              .withMessageContaining("raw mode");
          fixture.note("refused");
        });
    fixture.start();
    long ann = gate.connect(Mode.RAW);
    fixture.awaitLog("refused");
    assertThat(gate.text(ann)).isEmpty();
  }

  // ---- confirm

  @Test
  void confirmAsksUntilTheAnswerIsYesOrNo() {
    String text =
        play(event -> fixture.note("" + event.client().confirm("Sure? ")), "", "perhaps", " YE ");
    fixture.awaitLog("true");
    assertThat(text)
        .isEqualTo(
            """
            Sure? (yes/no) Please answer yes or no.
            Sure? (yes/no) Please answer yes or no.
            Sure? (yes/no) \
            """);
  }

  @Test
  void confirmTakesTheDefaultForAnEmptyLineAndForTheEndOfTheTime() {
    long ann =
        connect(event -> {
          fixture.note("" + event.client().confirm("Sure?", Reply.byDefault(true)));
          fixture.note("" + event.client().confirm("Sure?", Reply.byDefault(true)));
          fixture.note("" + event.client().confirm("Sure?", Reply.within(SHORT).or(false)));
        });
    gate.type(ann, "", "n");
    fixture.awaitLog("true", "false", "false");
    assertThat(gate.text(ann))
        .isEqualTo(
            "Sure? (yes/no, Enter is yes) Sure? (yes/no, Enter is yes) Sure? (yes/no, Enter is no) ");
  }

  @Test
  void theTimeOfAQuestionDoesNotBeginAnewWithEachWrongAnswer() {
    long ann =
        connect(event -> {
          try {
            event.client().confirm("Sure?", Reply.within(Duration.ofMillis(50)));
          } catch (WaitTimeoutException e) {
            fixture.note("too late");
          }
        });
    while (fixture.log().isEmpty()) {
      gate.type(ann, "perhaps");
      fixture.fence();
    }
    fixture.awaitLog("too late");
  }

  // ---- choose

  @Test
  void chooseTakesANumberANameOrABeginningAndSaysWhyNot() {
    String text =
        play(
            event -> {
              Client client = event.client();
              fixture.note(client.choose("Colour: ", "red", "green", "grey", "Ruby red"));
            },
            "",
            "gr",
            "blue",
            "5",
            "GRE",
            "gree");
    fixture.awaitLog("green");
    assertThat(text)
        .startsWith(
            """
              1) red
              2) green
              3) grey
              4) Ruby red
            Colour: Please choose one of them.
            Colour: "gr" could be green or grey.
            Colour: There is no "blue" to choose; give a number from 1 to 4, or a name.
            Colour: There is no "5" to choose; give a number from 1 to 4, or a name.
            Colour: "GRE" could be green or grey.
            """);
  }

  @Test
  void aMenuHasValuesWithNames() {
    var menu = Menu.of(List.of(10, 20, 2), n -> n + " coins");
    play(
        event -> {
          fixture.note("" + event.client().choose("Bet: ", menu));
          fixture.note("" + event.client().choose("Bet: ", menu));
          fixture.note("" + event.client().choose("Bet: ", menu));
          fixture.note("" + event.client().choose("Bet: ", menu, Reply.byDefault(20)));
          fixture.note("" + event.client().choose("Bet: ", menu, Reply.within(SHORT).or(10)));
        },
        "3",
        "2",
        "10",
        "");
    // A number goes before the beginning of a name.
    fixture.awaitLog("2", "20", "10", "20", "10");
  }

  @Test
  void aMenuThatCannotBeChosenFromIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(Menu::of).withMessageContaining("nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Menu.of("red", "Red"))
        .withMessageContaining("\"Red\"");
    assertThatIllegalArgumentException().isThrownBy(() -> Menu.of("red", " "));
  }

  // ---- form

  private static final Field<String> NAME =
      Field.text("Name").check(name -> name.length() > 5 ? "That is too long." : null);
  private static final Field<Integer> AGE = Field.of("Age", "a whole number", Integer::valueOf);
  private static final Field<String> WORD = Field.secret("Password");
  private static final Field<String> COLOUR =
      Field.choice("Colour", Menu.of("red", "green")).byDefault("red");

  private void hold(Connect event) {
    Answers answers = event.client().form(NAME, AGE, WORD, COLOUR);
    fixture.note(
        "%s %d %s %s"
            .formatted(
                answers.get(NAME), answers.get(AGE), answers.get(WORD), answers.get(COLOUR)));
    fixture.note(answers.toString());
  }

  @Test
  void aFormAsksEachQuestionUntilItsAnswerCanBeTaken() {
    String text = play(this::hold, "", "Methuselah", "Ann", "old", "33", "xyzzy", "", "yes");
    assertThat(fixture.log().getFirst()).isEqualTo("Ann 33 xyzzy red");
    assertThat(text)
        .isEqualTo(
            """
            ("back" takes you to the question before.)
            Name: Please give an answer.
            Name: That is too long.
            Name: Age: That is not a whole number.
            Age: <no echo>Password: <echo>  1) red
              2) green
            Colour (Enter is red):   1) Name: Ann
              2) Age: 33
              3) Password: (not shown)
              4) Colour: red
            All right? (yes, or the number of what to change) \
            """);
  }

  @Test
  void answersPrintThemselvesWithoutTheAnswers() {
    play(this::hold, "Ann", "33", "xyzzy", "", "yes");
    fixture.awaitTrue(() -> fixture.log().size() == 2);
    assertThat(fixture.log().get(1)).startsWith("answers to ").doesNotContain("xyzzy", "Ann");
  }

  @Test
  void backGoesToTheQuestionBefore() {
    String text =
        play(
            this::hold,
            "back",
            "Ann",
            "33",
            "back",
            "44",
            "Back",
            "55",
            "xyzzy",
            "green",
            "back",
            "red",
            "yes");
    assertThat(fixture.log().getFirst()).isEqualTo("Ann 55 xyzzy red");
    assertThat(text).contains("Name: This is the first question.\nName: ");
  }

  @Test
  void theSummaryCanBeChangedByNumberAndByName() {
    String text =
        play(this::hold, "Ann", "33", "xyzzy", "green", "no", "", "1", "Bob", "pass", "plugh", "y");
    assertThat(fixture.log().getFirst()).isEqualTo("Bob 33 plugh green");
    assertThat(text)
        .contains("There is no \"no\" to choose", "Please answer yes, or give a number.");
  }

  @Test
  void aFormThatIsNotDoneInTimeEnds() {
    long ann =
        connect(event -> {
          try {
            event.client().form(SHORT, NAME);
          } catch (WaitTimeoutException e) {
            fixture.note("too late");
          }
        });
    fixture.awaitLog("too late");
    assertThat(gate.text(ann)).isEqualTo("Name: ");
  }

  @Test
  void aFormAsksSomethingAndNothingTwice() {
    play(event -> {
      assertThatIllegalArgumentException().isThrownBy(() -> event.client().form());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> event.client().form(NAME, NAME))
          .withMessage("field: \"Name\" is there twice (expected each label once)");
      fixture.note("refused");
    });
  }

  // ---- page

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void aTextThatFitsIsWrittenAsItIs() {
    String text = play(event -> fixture.note("" + event.client().page(lines(23))));
    fixture.awaitLog("true");
    assertThat(text).isEqualTo(lines(23));
  }

  @Test
  void aLongTextIsWrittenByTheScreenful() {
    long ann = connect(event -> fixture.note("" + event.client().page(lines(50))));
    gate.awaitText(ann, "more");
    assertThat(gate.text(ann)).contains("line 23\n").doesNotContain("line 24\n");
    gate.type(ann, "");
    gate.awaitText(ann, "line 46\n");
    assertThat(gate.text(ann)).doesNotContain("line 47\n");
    gate.type(ann, "");
    fixture.awaitLog("true");
    assertThat(gate.text(ann)).endsWith("line 50\n");
  }

  @Test
  void theReaderCanStop() {
    String text = play(event -> fixture.note("" + event.client().page(lines(50))), "Q");
    fixture.awaitLog("false");
    assertThat(text).doesNotContain("line 24\n");
  }

  @Test
  void linesThatAreWiderThanTheScreenCountAsSeveral() {
    String wide = "x".repeat(80 * 12) + "\n";
    long ann = connect(event -> fixture.note("" + event.client().page(wide + wide)));
    gate.awaitText(ann, "more");
    assertThat(gate.text(ann)).startsWith(wide + "--");
  }

  @Test
  void anEmptyTextIsNothing() {
    assertThat(play(event -> fixture.note("" + event.client().page("")))).isEmpty();
    fixture.awaitLog("true");
  }

  // ---- select

  static final class Bell extends ServiceEvent {
    final String tone;

    Bell(Service service, String tone) {
      super(service);
      this.tone = tone;
    }
  }

  private final CompletableFuture<String> result = new CompletableFuture<>();

  private void select(Connect event) {
    String news =
        event
            .client()
            .<String>select()
            .line(line -> "line " + line)
            .event(Bell.class, bell -> !bell.tone.equals("low"), bell -> "bell " + bell.tone)
            .result(result, value -> "result " + value)
            .after(Duration.ofSeconds(20), () -> "nothing")
            .await();
    fixture.note(news);
  }

  private void awaitSelect() {
    fixture.awaitTrue(() -> service.strand().waiting() == 1);
  }

  @Test
  void selectTakesTheFirstLine() {
    long ann = connect(this::select);
    awaitSelect();
    gate.type(ann, "hello");
    fixture.awaitLog("line hello");
  }

  @Test
  void selectTakesALineThatIsThereAlready() {
    play(this::select, "hello");
    fixture.awaitLog("line hello");
  }

  @Test
  void selectTakesTheFirstEventThatMeetsTheConditionAndLeavesLaterLinesToReceive() {
    service.listen(Receive.class, event -> fixture.note("receive " + event.line()));
    long ann = connect(this::select);
    awaitSelect();
    service.trigger(new Bell(service, "low"));
    service.trigger(new Bell(service, "high"));
    gate.type(ann, "hello");
    fixture.awaitLog("bell high", "receive hello");
    assertThat(service.trigger(new Bell(service, "high")).heard()).isZero();
  }

  @Test
  void selectTakesTheFirstResult() {
    connect(this::select);
    awaitSelect();
    result.complete("42");
    fixture.awaitLog("result 42");
  }

  @Test
  void selectThrowsWhatTheWorkFailedWith() {
    service.listen(HandlerFailed.class, event -> fixture.note("" + event.cause()));
    connect(this::select);
    awaitSelect();
    result.completeExceptionally(new java.io.IOException("gone"));
    fixture.awaitLog("java.util.concurrent.CompletionException: java.io.IOException: gone");
  }

  @Test
  void selectEndsWithTheTime() {
    connect(event ->
        fixture.note(
            event
                .client()
                .<String>select()
                .event(Bell.class, bell -> "bell")
                .after(SHORT, () -> "nothing")
                .await()));
    fixture.awaitLog("nothing");
  }

  @Test
  void selectEndsWithItsClientAlsoIfNoLineIsWaitedFor() {
    service.listen(Disconnect.class, _ -> fixture.note("disconnect"));
    long ann = connect(event -> event.client().select().event(Bell.class, bell -> "bell").await());
    awaitSelect();
    gate.leave(ann, LeaveReason.RESET);
    fixture.awaitLog("disconnect");
  }

  @Test
  void selectOfNothingIsRefused() {
    play(event -> {
      assertThatIllegalStateException().isThrownBy(() -> event.client().select().await());
      fixture.note("refused");
    });
  }
}
