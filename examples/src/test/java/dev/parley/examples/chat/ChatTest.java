package dev.parley.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class ChatTest {
  private static final String PROMPT = "What is your name? ";

  private TestService chat;

  @BeforeEach
  void start() {
    chat = TestService.start(Chat.service());
  }

  @AfterEach
  void stop() {
    chat.close();
  }

  private SocketClient stranger() {
    var client = chat.client();
    client.expectLine("Welcome to the chat.");
    client.expectNext(PROMPT);
    return client;
  }

  /// Somebody who has given a name and been greeted; all the others have to hear of it themselves.
  private SocketClient person(String name) {
    var client = stranger();
    client.send(name);
    client.expectLine("Hello " + name + ". Type /help to see what you can do.");
    client.expectLine();
    return client;
  }

  @Nested
  class Naming {
    @Test
    void greetsTheNewcomerAndTellsWhoIsHere() {
      var ann = stranger();
      ann.send("Ann");
      ann.expectLine("Hello Ann. Type /help to see what you can do.");
      ann.expectLine("Nobody else is here.");
      var bob = stranger();
      bob.send("Bob");
      bob.expectLine("Hello Bob. Type /help to see what you can do.");
      bob.expectLine("Ann is here.");
      ann.expectLine("Bob has joined.");
    }

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        textBlock =
            """
            ``,                             Nobody can talk to you without a name.
            `   `,                          Nobody can talk to you without a name.
            abcdefghijklmnopqrstu,          `That name is too long, 20 characters are the most.`
            Ann Smith,                      `A name has letters, digits, ', - and _ in it, no spaces and no control characters.`
            """)
    void refusesWithAReasonAndAsksAgain(String name, String reason) {
      var client = stranger();
      client.send(name);
      client.expectLine(reason);
      client.expectNext(PROMPT);
      client.send("Ann");
      client.expectLine("Hello Ann. Type /help to see what you can do.");
    }

    @Test
    void takesTwentyCharactersOfAnyLanguage() {
      person("äöüßÄÖÜ日本語日本語日本語日本語𐐀");
    }

    @Test
    void refusesANameThatIsTakenInAnyCase() {
      person("Ann");
      var other = stranger();
      other.send("ANN");
      other.expectLine("Somebody else is called ANN already.");
      other.expectNext(PROMPT);
    }

    @Test
    void givesOneNameToOneOfTwoWhoWantItAtOnce() {
      var one = stranger();
      var two = stranger();
      one.send("Ann");
      one.expectLine("Hello Ann. Type /help to see what you can do.");
      two.send("Ann");
      two.expectLine("Somebody else is called Ann already.");
    }

    @Test
    void givesANameFreeWhenItsOwnerLeaves() {
      var ann = person("Ann");
      var bob = person("Bob");
      ann.close();
      bob.expectLine("Ann has left.");
      person("Ann");
    }

    @Test
    void takesTheAnswerFromWhatWasTypedBeforeTheQuestion() {
      var client = chat.client();
      client.send("Ann\r\nhello");
      client.expect("Ann says: hello\r\n");
    }
  }

  @Nested
  class Talking {
    @Test
    void relaysALineToEverybody() {
      var ann = person("Ann");
      var bob = person("Bob");
      var cat = person("Cat");
      ann.expectLine("Bob has joined.");
      ann.expectLine("Cat has joined.");
      bob.expectLine("Cat has joined.");
      bob.send("hello");
      ann.expectLine("Bob says: hello");
      bob.expectLine("Bob says: hello");
      cat.expectLine("Bob says: hello");
    }

    @Test
    void tellsNothingToWhoHasNoName() {
      var stranger = stranger();
      var ann = person("Ann");
      ann.send("is anybody there?");
      ann.expectLine("Ann says: is anybody there?");
      ann.send("/quit");
      ann.expectLine("Goodbye.");
      ann.expectClosed();
      stranger.send("");
      stranger.expectLine("Nobody can talk to you without a name.");
    }

    @Test
    void announcesNobodyWithoutAName() {
      var ann = person("Ann");
      var stranger = stranger();
      stranger.close();
      ann.send("/who");
      ann.expectLine("Ann is here.");
    }

    @Test
    void announcesWhoLeavesInWhateverWay() {
      var ann = person("Ann");
      var bob = person("Bob");
      var cat = person("Cat");
      var dan = person("Dan");
      ann.expect("Dan has joined.\r\n");
      bob.send("/quit");
      bob.expect("Goodbye.\r\n");
      assertThat(bob.expectClosed()).isEmpty();
      ann.expectLine("Bob has left.");
      cat.reset();
      ann.expectLine("Cat has left.");
      dan.endInput();
      dan.expectClosed();
      ann.expectLine("Dan has left.");
    }

    @Test
    void tellsEverybodyThatItStops() {
      var ann = person("Ann");
      chat.service().stop();
      ann.expectLine("The chat is closing. Goodbye.");
      ann.expectClosed();
    }

    @Test
    void saysNothingForAnEmptyLine() {
      var ann = person("Ann");
      ann.send("   ");
      ann.send("");
      ann.send("now");
      ann.expectLine("Ann says: now");
    }

    @Test
    void relaysAllLanguages() {
      var ann = person("Ann");
      var bob = person("Bob");
      ann.expectLine("Bob has joined.");
      bob.send("Grüße, 日本 und 👋🏽");
      ann.expectLine("Bob says: Grüße, 日本 und 👋🏽");
    }
  }

  @Nested
  class Commands {
    @Test
    void meShowsWhatOneDoes() {
      var ann = person("Ann");
      ann.send("/me waves");
      ann.expectLine("Ann waves");
      ann.send("/me");
      ann.expectLine("Do what? For example: /me waves");
    }

    @Test
    void whoTellsWhoIsHere() {
      var ann = person("Ann");
      person("Bob");
      ann.expectLine("Bob has joined.");
      ann.send("/WHO");
      ann.expectLine("Ann and Bob are here.");
    }

    @Test
    void helpListsThem() {
      var ann = person("Ann");
      ann.send("/help");
      assertThat(ann.expect("this list\r\n")).contains("/me ", "/who ", "/quit ", "/help ");
    }

    @Test
    void anUnknownOneIsToldToNobodyElse() {
      var ann = person("Ann");
      var bob = person("Bob");
      ann.expectLine("Bob has joined.");
      ann.send("/dance wildly");
      ann.expectLine("There is no /dance. Type /help to see what there is.");
      bob.send("x");
      bob.expectLine("Bob says: x");
    }
  }

  @Nested
  class EscapeSequences {
    private static final byte[] CLEAR_SCREEN = {27, '[', '2', 'J'};
    // CSI as one character of ISO 6429: U+009B, in UTF-8 two bytes.
    private static final byte[] EIGHT_BIT_CSI = "\u009B2J".getBytes(StandardCharsets.UTF_8);

    @Test
    void neverReachAnother() {
      var ann = person("Ann");
      var bob = person("Bob");
      ann.expectLine("Bob has joined.");
      for (byte[] bad : new byte[][] {CLEAR_SCREEN, EIGHT_BIT_CSI, {7}, {0x0E}, {(byte) 0x9B}}) {
        for (String begin : new String[] {"", "/me ", "/"}) {
          bob.sendText(begin + "a");
          bob.sendBytes(bad);
          bob.send("b");
        }
      }
      bob.send("end");
      assertThat(ann.expect("Bob says: end\r\n").replace("\r\n", "")).matches("[^\\p{Cc}]*");
      assertThat(bob.expect("Bob says: end\r\n").replace("\r\n", "")).matches("[^\\p{Cc}]*");
    }

    @Test
    void neverGetIntoAName() {
      var ann = person("Ann");
      var stranger = stranger();
      stranger.sendText("Bo");
      stranger.sendBytes(CLEAR_SCREEN);
      stranger.send("b");
      stranger.expect("no control characters.\r\n");
      stranger.sendBytes(new byte[] {'B', 'o', 7, 'b', '\r', '\n'});
      stranger.expect("no control characters.\r\n");
      stranger.expectNext(PROMPT);
      ann.send("/who");
      ann.expectLine("Ann is here.");
    }
  }
}
