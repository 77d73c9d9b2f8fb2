package dev.parley.examples.docs;

import static dev.parley.text.Styles.green;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.PostRestart;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.Key;
import dev.parley.examples.chat.Chat;
import dev.parley.testkit.MemoryService;
import dev.parley.testkit.ParleyTest;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TakeoverFailedException;
import dev.parley.testkit.TestService;
import dev.parley.testkit.TestTerminal;
import dev.parley.testkit.Transcript;
import dev.parley.text.ColourDepth;
import dev.parley.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The code of docs/testing.md.
@Timeout(180)
class TestingGuideTest {
  private static final Key<Integer> GOLD = Key.of("gold", Integer.class);

  // tag::extension[]
  @RegisterExtension final ParleyTest chat = ParleyTest.of(Chat::service);

  @Test
  void greetsWhoGivesAName() {
    var ann = chat.client();
    ann.expect("What is your name? ");
    ann.send("Ann");
    ann.expectLine("Hello Ann. Type /help to see what you can do.");
  }

  // end::extension[]

  // tag::plain[]
  @Test
  void worksWithoutTheExtension() {
    try (var chat = TestService.start(Chat.service(), "--idle-timeout=10m")) {
      chat.client().expectLine("Welcome to the chat.");
    }
  }

  // end::plain[]

  // tag::people[]
  private SocketClient person(String name) {
    var client = chat.client();
    client.expect("name? ");
    client.send(name);
    client.expect("Hello " + name);
    client.expectMatch(Pattern.compile("here\\.\r\n"));
    return client;
  }

  @Test
  void relaysWhatIsSaid() {
    var ann = person("Ann");
    var bob = person("Bob");
    ann.expectLine("Bob has joined.");
    bob.send("good morning");
    ann.expectLine("Bob says: good morning");
    bob.expectLine("Bob says: good morning");
  }

  // end::people[]

  // tag::silence[]
  @Test
  void keepsUnknownCommandsToThePersonWhoTypedThem() {
    var ann = person("Ann");
    var bob = person("Bob");
    ann.expectLine("Bob has joined.");
    bob.send("/dance");
    bob.expectLine("There is no /dance. Type /help to see what there is.");
    ann.send("/who");
    ann.expectLine("Ann and Bob are here."); // the very next that Ann sees
  }

  // end::silence[]

  // tag::leaving[]
  @Test
  void tellsWhenAConnectionBreaks() {
    var ann = person("Ann");
    var bob = person("Bob");
    ann.expectLine("Bob has joined.");
    bob.reset();
    ann.expectLine("Bob has left.");
  }

  // end::leaving[]

  // tag::telnet[]
  @Test
  void answersTheTimingMark() {
    var ann = person("Ann");
    ann.sendBytes(255, 253, 6); // IAC DO TIMING-MARK
    ann.expectTelnet("WILL TIMING-MARK");
  }

  // end::telnet[]

  // tag::options[]
  @Test
  void letsAClientBePatient() {
    var options = SocketClient.options().withLimit(Duration.ofMinutes(1));
    chat.client(options).expect("name? ");
  }

  // end::options[]

  // tag::failures[]
  @Test
  void goesOnAfterAHandlerThrew() {
    var service = Service.create();
    service.listen(
        Receive.class,
        event -> {
          event.client().write("number: " + Integer.parseInt(event.line()));
        });
    try (var numbers = TestService.start(service)) {
      var ann = numbers.client();
      ann.send("seven");
      ann.send("7");
      ann.expectLine("number: 7");
      assertThat(numbers.takeFailures()).hasOnlyElementsOfType(NumberFormatException.class);
    }
  }

  // end::failures[]

  // tag::terminals[]
  @Test
  void rendersForWhoReadsIt() {
    try (var shop = MemoryService.start(TestingGuideTest::shop)) {
      var ann = shop.client(TestTerminal.plain().size(20, 24).colours(ColourDepth.SIXTEEN));
      var bob = shop.client(TestTerminal.plain().screenReader());
      ann.send("prices");
      ann.expectLine("────── Prices ──────");
      ann.expectLine("Tea is \033[32mfree\033[0m.");
      bob.send("prices");
      bob.expectLine("Prices");
      bob.expectLine("Tea is free.");
      ann.terminal(ann.terminal().size(12, 24)); // as a window is resized
      ann.send("prices");
      ann.expectLine("── Prices ──");
    }
  }

  // end::terminals[]

  private static Service shop() {
    var service = Service.create();
    service.listen(
        Receive.class,
        event ->
            event
                .client()
                .write(Text.lines(Text.rule("Prices"), Text.of("Tea is ", green("free"), "."))));
    return service;
  }

  // tag::memory[]
  @Test
  void closesWhoNeverGivesAName() {
    try (var chat = MemoryService.start(Chat::service, "--first-line-timeout=5m")) {
      var ann = chat.client();
      ann.expect("What is your name? ");
      ann.expectNothing(Duration.ofMinutes(5).minusNanos(1));
      chat.advance(Duration.ofNanos(1));
      ann.expect("You have not said anything. Goodbye.");
      ann.expectClosed();
    }
  }

  // end::memory[]

  // tag::restart[]
  @Test
  void nobodyNoticesARestart() {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = chat.client();
      ann.expect("What is your name? ");
      ann.send("Ann");
      ann.send("/profile");
      ann.expect("Shall I tell you about profiles? (yes/no, Enter is no) ");
      ann.send("no");
      ann.expect("Home town: ");
      chat.restart();
      ann.expectNothing(); // the question is still open
      ann.send("Rome");
      ann.expect("Favourite colour: ");
    }
  }

  // end::restart[]

  // tag::upgrade[]
  @Test
  void newCodeTakesOver() {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = chat.client();
      ann.send("Ann");
      chat.restart(() -> {
        var service = Chat.service();
        service.listen(
            PostRestart.class, event -> service.writeAll("This chat is new: " + event.cause()));
        return service;
      });
      ann.expect("This chat is new: UPGRADE");
    }
  }

  @Test
  void theOldCodeGoesOnIfTheNewFails() {
    try (var chat = MemoryService.startUnderAngel(Chat::service)) {
      var ann = chat.client();
      ann.send("Ann");
      assertThatThrownBy(() -> chat.restart(Chat::service, "--idle-timeout=soon"))
          .isInstanceOf(TakeoverFailedException.class)
          .hasMessageContaining("idle-timeout");
      ann.send("hello");
      ann.expect("Ann says: hello");
    }
  }

  // end::upgrade[]

  // tag::crash[]
  private final AtomicReference<MemoryService> bank = new AtomicReference<>();

  private Service bank() {
    var service = Service.create();
    service.listen(
        Receive.class,
        event -> {
          event.client().update(GOLD, gold -> gold == null ? 10 : gold + 10);
          if (event.line().equals("robbery") && !event.redelivered()) {
            bank.get().crash(); // as the power does: this never returns
          }
          event.client().write("You have %s gold.".formatted(event.client().get(GOLD)));
        });
    return service;
  }

  @Test
  void aLineThatACrashHasCutOffCountsOnce() {
    try (var running = MemoryService.startUnderAngel(this::bank)) {
      bank.set(running);
      var ann = running.client();
      ann.send("deposit");
      ann.expectLine("You have 10 gold.");
      ann.send("robbery");
      ann.expectLine("You have 20 gold.");
    }
  }

  @Test
  void whatIsTypedWhileNobodyServesWaits() {
    try (var running = MemoryService.startUnderAngel(this::bank)) {
      var ann = running.client();
      running.crashAndStayDown();
      ann.send("deposit");
      ann.expectNothing();
      running.recover();
      ann.expectLine("You have 10 gold.");
    }
  }

  // end::crash[]

  // tag::transcript[]
  @Test
  void goesAsItIsWritten() {
    try (var chat = MemoryService.start(Chat::service)) {
      Transcript.play(Path.of("src/test/resources/transcripts/two-people.transcript"), chat);
    }
  }
  // end::transcript[]
}
