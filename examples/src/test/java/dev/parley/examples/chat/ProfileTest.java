package dev.parley.examples.chat;

import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ProfileTest {
  private static final String EXPLAIN = "Shall I tell you about profiles? (yes/no, Enter is no) ";

  private TestService chat;
  private SocketClient ann;

  @BeforeEach
  void start() {
    chat = TestService.start(Chat.service());
    ann = person("Ann");
  }

  @AfterEach
  void stop() {
    chat.close();
  }

  private SocketClient person(String name) {
    var client = chat.client();
    client.expect("name? ");
    client.send(name);
    client.expectMatch(Pattern.compile("here\\.\r\n"));
    return client;
  }

  private void fillIn() {
    ann.send("/profile");
    ann.expect(EXPLAIN);
    ann.send("");
    ann.expect("Home town: ");
    ann.send("Rome");
    ann.expect("Favourite colour: ");
    ann.send("gr");
    ann.expect("\"gr\" could be green or grey.");
    ann.send("back");
    ann.expect("Home town: ");
    ann.send("Paris");
    ann.expect("Favourite colour: ");
    ann.send("3");
    ann.expect("Instruments that you play (Enter is 0): ");
    ann.send("two");
    ann.expect("That is not a whole number.");
    ann.send("2");
    ann.expect("A secret word: ");
    ann.send("abc");
    ann.expect("four characters");
    ann.expectTelnet("WILL ECHO");
    ann.send("xyzzy");
    ann.expect("(not shown)");
    ann.expectTelnet("WONT ECHO");
    ann.expect("All right? (yes, or the number of what to change) ");
    ann.send("yes");
    ann.expect("Thank you.");
  }

  @Test
  void whoKnowsTheWordReadsTheProfile() {
    fillIn();
    var bob = person("Bob");
    bob.send("/profile ann");
    bob.expect("The secret word of ann: ");
    bob.send("plugh");
    bob.expectLine("That is not the word.");
    bob.send("/profile ann");
    bob.expect("The secret word of ann: ");
    bob.send("xyzzy");
    bob.expect("ann: from Paris, likes blue, plays 2 instruments.");
  }

  @Test
  void theExplanationComesByTheScreenful() {
    ann.send("/profile");
    ann.expect(EXPLAIN);
    ann.send("y");
    ann.expect("-- more: ");
    ann.send("");
    ann.expect("and not to them.");
    ann.expect("Home town: ");
  }

  @Test
  void othersAreHeardMeanwhile() {
    ann.send("/profile");
    ann.expect(EXPLAIN);
    person("Bob").send("hello");
    ann.expect("Bob says: hello");
    ann.send("");
    ann.expect("Home town: ");
  }

  @Test
  void whoHasNoProfileAndWhoIsNotHereIsSaidSo() {
    ann.send("/profile ann");
    ann.expectLine("ann has no profile.");
    ann.send("/profile zoe");
    ann.expectLine("There is nobody called zoe here.");
  }
}
