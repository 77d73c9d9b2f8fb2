package dev.parley.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Service;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.testkit.TestService;
import dev.parley.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the people in the chat keep when its service is restarted or crashes: all of the table in
/// docs/angel.md that the chat has.
@Timeout(180)
class SurvivalTest {
  private static final Pattern HERE = Pattern.compile("here\\.\r\n");

  enum Change {
    RESTART(MemoryService::restart),
    CRASH(MemoryService::crash);

    final Consumer<MemoryService> happens;

    Change(Consumer<MemoryService> happens) {
      this.happens = happens;
    }
  }

  private static MemoryClient person(MemoryService chat, String name) {
    var client = chat.client();
    client.expect("name? ");
    client.send(name);
    client.expectMatch(HERE);
    return client;
  }

  @ParameterizedTest
  @EnumSource
  void namesAndGroupsStay(Change change) {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = person(chat, "Ann");
      var bob = person(chat, "Bob");
      ann.expectLine("Bob has joined.");
      chat.service().group("circle").add(chat.service().clients().iterator().next());
      change.happens.accept(chat);
      assertThat(chat.service().group("circle")).hasSize(1);
      ann.expectNothing();
      bob.send("hello");
      ann.expectLine("Bob says: hello");
      bob.expectLine("Bob says: hello");
      bob.send("/who");
      bob.expectLine("Ann and Bob are here.");
      bob.close();
      ann.expectLine("Bob has left.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void halfALineStays(Change change) {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = person(chat, "Ann");
      ann.sendText("good mor");
      change.happens.accept(chat);
      ann.sendText("ning\r\n");
      ann.expectLine("Ann says: good morning");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLambdaThatWaitsStartsAgain(Change change) {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = chat.client();
      ann.expect("name? ");
      change.happens.accept(chat);
      ann.expect("Welcome to the chat.\r\nWhat is your name? ");
      ann.send("Ann");
      ann.expect("Hello Ann.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void idlePeopleStayIdle(Change change) {
    try (var chat = MemoryService.startUnderAngel(Chat::service, "--idle-timeout=1h")) {
      var ann = person(chat, "Ann");
      chat.advance(Duration.ofMinutes(50));
      change.happens.accept(chat);
      ann.expectNothing(Duration.ofMinutes(10).minusNanos(1));
      chat.advance(Duration.ofNanos(1));
      ann.expect("You have been silent for too long.");
    }
  }

  @ParameterizedTest
  @EnumSource
  void timersWithALabelKeepTheirTime(Change change) {
    var rings = new CopyOnWriteArrayList<Duration>();
    var time = new VirtualTime();
    try (var chat =
        MemoryService.startUnderAngel(
            time,
            () -> {
              Service service = Chat.service();
              service
                  .timers()
                  .builder()
                  .label("hourly")
                  .every(Duration.ofHours(1), _ -> rings.add(Duration.ofNanos(time.nanoTime())));
              return service;
            })) {
      chat.advance(Duration.ofMinutes(40));
      change.happens.accept(chat);
      chat.advance(Duration.ofMinutes(40));
      change.happens.accept(chat);
      chat.advance(Duration.ofMinutes(40));
      assertThat(rings).containsExactly(Duration.ofHours(1), Duration.ofHours(2));
    }
  }

  @Test
  void whatIsTypedWhileNobodyServesWaits() {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = person(chat, "Ann");
      chat.crashAndStayDown();
      IntStream.range(0, 20).forEach(i -> ann.send("line " + i));
      var bob = chat.client();
      chat.recover();
      IntStream.range(0, 20).forEach(i -> ann.expectLine("Ann says: line " + i));
      bob.expect("name? ");
    }
  }

  /// Question, answer, in the order of the profile.
  private static final String[][] PROFILE = {
    {"Enter is no) ", "y"},
    {"-- more: ", ""},
    {"Home town: ", "Rome"},
    {"Favourite colour: ", "gr"},
    {"green or grey.", "grey"},
    {"Instruments that you play", "many"},
    {"Instruments that you play", "2"},
    {"A secret word: ", "abc"},
    {"four characters", "xyzzy"},
    {"All right? ", "2"},
    {"Favourite colour: ", "blue"},
    {"All right? ", "yes"},
  };

  static Stream<Arguments> everyQuestion() {
    return Stream.of(Change.values())
        .flatMap(
            change -> IntStream.range(-1, PROFILE.length).mapToObj(at -> Arguments.of(change, at)));
  }

  @ParameterizedTest
  @MethodSource("everyQuestion")
  void aDialogGoesOnAtItsQuestion(Change change, int at) {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = person(chat, "Ann");
      ann.send("/profile");
      for (int i = 0; i < PROFILE.length; i++) {
        ann.expect(PROFILE[i][0]);
        chat.advance(Duration.ZERO);
        String rest = ann.unread();
        if (at == i || at == -1) {
          change.happens.accept(chat);
          assertThat(ann.unread()).isEqualTo(rest);
          assertThat(ann.isTypingHidden()).isEqualTo(i == 7 || i == 8);
        }
        ann.send(PROFILE[i][1]);
      }
      ann.expect("Thank you.");
      ann.expectMatch(Pattern.compile("YOUR-NAME\r\n"));
      change.happens.accept(chat);
      ann.send("/profile ann");
      ann.expect("The secret word of ann: ");
      ann.send("xyzzy");
      ann.expectLine("ann: from Rome, likes blue, plays 2 instruments.");
    }
  }

  @Test
  void socketsAndWhatTelnetKnowsStay() {
    try (var chat = TestService.startUnderAngel(Chat::service)) {
      var ann = chat.client();
      ann.expect("name? ");
      ann.send("Ann");
      ann.expectMatch(HERE);
      ann.send("/profile");
      ann.expect("Enter is no) ");
      ann.send("");
      for (String answer : new String[] {"Rome", "blue", "2"}) {
        ann.expect(": ");
        chat.restart();
        ann.send(answer);
      }
      ann.expect("A secret word: ");
      ann.expectTelnet("WILL ECHO");
      chat.crash();
      assertThat(ann.isTypingHidden()).isTrue();
      ann.send("xyzzy");
      ann.expect("All right? ");
      ann.expectTelnet("WONT ECHO");
      ann.send("yes");
      ann.expect("Thank you.");
    }
  }
}
