package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.examples.chat.Chat;
import dev.parley.testkit.MemoryService;
import dev.parley.testkit.ParleyTest;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import dev.parley.testkit.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The code of docs/testing.md.
@Timeout(30)
class TestingGuideTest {
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
  void letsAClientBeImpatient() {
    var options = SocketClient.options().withLimit(Duration.ofSeconds(1));
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

  // tag::transcript[]
  @Test
  void goesAsItIsWritten() {
    try (var chat = MemoryService.start(Chat::service)) {
      Transcript.play(Path.of("src/test/resources/transcripts/two-people.transcript"), chat);
    }
  }
  // end::transcript[]
}
