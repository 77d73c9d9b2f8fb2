package dev.parley.examples.talker;

import dev.parley.testkit.MemoryService;
import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Three people in the talker, and what each of them sees: alone in its process, and under the
/// angel with a restart now and then.
@Timeout(120)
class TalkerTest {
  private static final String SECRET = "open sesame";
  private static final String[] SETTINGS = {
    "--first-user-is-admin", "--password-memory=64k", "--password-iterations=1"
  };

  private TestService talker;

  private void start(boolean angel) {
    talker =
        angel
            ? TestService.startUnderAngel(Talker::service, SETTINGS)
            : TestService.start(Talker.service(), SETTINGS);
  }

  private void restart(boolean angel) {
    if (angel) {
      talker.restart();
    }
  }

  private SocketClient signUp(String name, boolean angel) {
    var person = talker.client();
    person.expect("What is your name? ");
    person.send(name);
    person.expect("(yes/no) ");
    restart(angel);
    person.send("yes");
    person.expect("Choose a password: ");
    person.send(SECRET);
    person.expect("The same once more: ");
    restart(angel);
    person.send(SECRET);
    person.expect("Hello " + name);
    person.expect("Type help to see what you can do.\r\n");
    return person;
  }

  private SocketClient signIn(String name) {
    var person = talker.client();
    person.expect("What is your name? ");
    person.send(name);
    person.expect("Password: ");
    person.send(SECRET);
    person.expect("Hello " + name);
    return person;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threePeopleTalk(boolean angel) {
    start(angel);
    try (var _ = talker) {
      var ann = signUp("Ann", angel);
      var bob = signUp("Bob", false);
      ann.expectLine("Bob has come.");
      var cat = signUp("Cat", false);
      ann.expectLine("Cat has come.");
      bob.expectLine("Cat has come.");

      ann.send("say good evening");
      ann.expectLine("You say: good evening");
      bob.expectLine("Ann says: good evening");
      cat.expectLine("Ann says: good evening");
      bob.send("'hello");
      bob.expectLine("You say: hello");
      ann.expectLine("Bob says: hello");
      cat.expectLine("Bob says: hello");
      restart(angel);

      ann.send(";waves");
      for (var person : new SocketClient[] {ann, bob, cat}) {
        person.expectLine("Ann waves");
      }
      cat.send("tell ann and bob a secret");
      cat.expectLine("You tell Ann and Bob: a secret");
      ann.expectLine("Cat tells you and Bob: a secret");
      bob.expectLine("Cat tells you and Ann: a secret");

      bob.send("pronouns he");
      bob.expect("\r\n");
      bob.send("bow ann");
      bob.expectLine("You bow to Ann.");
      ann.expectLine("Bob bows to you.");
      cat.expectLine("Bob bows to Ann.");
      cat.send("smile at bob and hug him");
      cat.expectLine("You smile at Bob and hug him.");
      bob.expectLine("Cat smiles at you and hugs you.");
      ann.expectLine("Cat smiles at Bob and hugs him.");

      cat.send("look");
      cat.expectLine("Ann and Bob are here.");
      cat.send("who");
      cat.expect("3 people online.");
      cat.send("dnace");
      cat.expect("dance");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSecondConnectionTakesOver(boolean angel) {
    start(angel);
    try (var _ = talker) {
      var ann = signUp("Ann", false);
      var bob = signUp("Bob", false);
      ann.expectLine("Bob has come.");
      restart(angel);
      var again = signIn("Ann");
      ann.expectLine("You have signed in from somewhere else. Goodbye.");
      ann.expectClosed();
      bob.expectLine("Ann has reconnected.");
      again.expect("Bob is here. Type help to see what you can do.\r\n");
      again.send("quit");
      bob.expectLine("Ann has left.");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void notesWaitForTheirReader(boolean angel) {
    start(angel);
    try (var _ = talker) {
      var ann = signUp("Ann", false);
      var bob = signUp("Bob", false);
      ann.expectLine("Bob has come.");
      bob.send("quit");
      ann.expectLine("Bob has left.");
      ann.send("note bob see you at eight");
      ann.expectLine("You leave a note for Bob.");
      ann.send("note zork hello");
      ann.expect("zork");

      bob = signIn("Bob");
      bob.expect("You have one note. Type notes to read.\r\n");
      bob.send("notes");
      bob.expect("Ann: see you at eight");
      bob.expect("Throw them away?");
      restart(angel);
      ann.send("note bob one more");
      bob.expect("Ann has left you a note.");
      bob.send("yes");
      bob.send("notes");
      bob.expect("Ann: one more");
      bob.send("no");
      bob.send("who");
      bob.expect("2 people online.");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onlyThoseWhoListenHearAChannel(boolean angel) {
    start(angel);
    try (var _ = talker) {
      var ann = signUp("Ann", false);
      var bob = signUp("Bob", false);
      var cat = signUp("Cat", false);
      ann.expectLine("Bob has come.");
      ann.expectLine("Cat has come.");
      bob.expectLine("Cat has come.");
      ann.send("join tea");
      ann.expectLine("You listen to tea.");
      restart(angel);
      ann.send("#tea it is \033[2Jready");
      ann.expectLine("[tea] Ann: it is \uFFFD[2Jready");
      bob.send("chat tea is it?");
      bob.expectLine("You don't listen to tea. Type: join tea");
      bob.send("#news the kettle sings");
      bob.expectLine("[news] Bob: the kettle sings");
      ann.expectLine("[news] Bob: the kettle sings");
      cat.expectLine("[news] Bob: the kettle sings");
      ann.send("leave news");
      ann.expectLine("You don't listen to news any more.");
      ann.send("channels");
      ann.expectMatch(Pattern.compile("news +2\r\n"));
      ann.expectMatch(Pattern.compile("tea +1, and you\r\n"));
      ann.send("join x1");
      ann.expectLine("The name of a channel has 2 to 12 letters, a to z.");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFirstAccountIsTheAdministrators(boolean angel) {
    start(angel);
    try (var _ = talker) {
      var ann = signUp("Ann", false);
      var bob = signUp("Bob", false);
      bob.send("grant bob admin");
      bob.expect("grant");
      ann.send("grant bob admin");
      ann.expect("Bob");
      restart(angel);
      bob.send("roles");
      bob.expect("admin");
      bob.send("help note");
      bob.expect("note <reader> <words>");
    }
  }

  @Test
  void theClockStrikes() {
    try (var evening = MemoryService.start(Talker::service, SETTINGS)) {
      var ann = evening.client();
      ann.send("Ann");
      ann.send("yes");
      ann.send(SECRET);
      ann.send(SECRET);
      ann.expect("Hello Ann.");
      evening.advance(Duration.ofMinutes(30));
      ann.send("look");
      ann.expect("Nobody else is here.");
      evening.advance(Duration.ofMinutes(30));
      ann.expect("The clock strikes: dong");
    }
  }
}
