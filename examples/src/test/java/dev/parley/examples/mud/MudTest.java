package dev.parley.examples.mud;

import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People in the village, and what each of them sees: in one process, and under the angel with a
/// restart now and then.
@Timeout(120)
class MudTest {
  private static final String SECRET = "open sesame";

  @TempDir private Path world;

  private TestService mud;
  private boolean angel;

  @BeforeEach
  void copyTheWorld() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("world"))) {
      for (Path file : files.toList()) {
        Files.copy(file, world.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void start(boolean angel) {
    this.angel = angel;
    String[] settings = {
      "--world=" + world,
      "--first-user-is-admin",
      "--password-memory=64k",
      "--password-iterations=1"
    };
    mud =
        angel
            ? TestService.startUnderAngel(Mud::service, settings)
            : TestService.start(Mud.service(), settings);
  }

  private void restart() {
    if (angel) {
      mud.restart();
    }
  }

  private SocketClient signUp(String name) {
    var person = mud.client();
    person.expect("What is your name? ");
    person.send(name);
    person.expect("(yes/no) ");
    person.send("yes");
    person.expect("Choose a password: ");
    restart();
    person.send(SECRET);
    person.expect("The same once more: ");
    person.send(SECRET);
    person.expect("Hello " + name);
    person.expect("Village square");
    return person;
  }

  private static void go(SocketClient person, String command, String see) {
    person.send(command);
    person.expect(see);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threePeopleWalkAbout(boolean angel) {
    start(angel);
    try (var _ = mud) {
      var ann = signUp("Ann");
      ann.expect("Exits: ");
      var bob = signUp("Bob");
      ann.expect("Bob appears from nowhere.\r\n");
      var cat = signUp("Cat");
      bob.expect("Cat appears from nowhere.\r\n");
      ann.expectLine("Cat appears from nowhere.");

      bob.send("north");
      ann.expect("Bob leaves north.\r\n");
      cat.expect("Bob leaves north.\r\n");
      bob.expect("Exits: south, up.\r\n");
      restart();
      cat.send("n");
      ann.expect("Cat leaves north.\r\n");
      bob.expect("Cat arrives from the south.\r\n");
      cat.expect("Bob is here.\r\n");

      cat.send("say quiet here");
      bob.expect("Cat says: quiet here\r\n");
      ann.send("say is anybody there?");
      ann.expect("You say: is anybody there?\r\n");
      cat.send("smile at bob");
      bob.expect("Cat smiles at you.\r\n");
      cat.send("smile at ann");
      cat.expect("smile");
      ann.expectNothing();

      ann.send("well");
      ann.expect("It is far too deep to climb in.");
      ann.send("up");
      ann.expect("You can't go that way.");
      ann.send("goto belfry");
      ann.expect("A cloud of pigeons takes off");
      ann.send("down");
      ann.expect("You climb down");
      bob.expect("Ann arrives from above.\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gossipIsHeardEverywhereByOpenEars(boolean angel) {
    start(angel);
    try (var _ = mud) {
      var ann = signUp("Ann");
      var bob = signUp("Bob");
      var cat = signUp("Cat");
      ann.expect("Cat appears from nowhere.\r\n");
      go(bob, "east", "Inn");
      go(cat, "ears shut", "You listen to gossip no longer.");
      restart();
      bob.send("gossip who has the key?");
      ann.expect("[gossip] Bob: who has the key?\r\n");
      cat.send("gossip not me");
      cat.expect("Your ears are shut. Type: ears open\r\n");
      go(cat, "ears open", "You listen to gossip.");
      cat.send("gossip not me");
      bob.expect("[gossip] Cat: not me\r\n");
      ann.expectLine("[gossip] Cat: not me");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everybodyDreamsAlone(boolean angel) {
    start(angel);
    try (var _ = mud) {
      var ann = signUp("Ann");
      var bob = signUp("Bob");
      ann.expect("Bob appears from nowhere.\r\n");
      var cat = signUp("Cat");
      for (var person : new SocketClient[] {cat, ann, bob}) {
        go(person, "east", "Inn");
        go(person, "up", "Chamber");
      }
      for (var person : new SocketClient[] {ann, bob}) {
        go(person, "bed", "You are flying.");
      }
      cat.expect("Bob ");
      restart();
      go(ann, "take feather", "You take");
      go(ann, "look", "dreams alone.\r\nExit: awaken.");
      go(bob, "look", "feather");
      bob.send("say hello?");
      bob.expect("You say: hello?\r\n");
      go(ann, "awaken", "Chamber");
      cat.expect("Ann arrives");
      bob.send("say still asleep?");
      bob.expectLine("You say: still asleep?");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theCellarIsForThoseWithTheKey(boolean angel) {
    start(angel);
    try (var _ = mud) {
      var ann = signUp("Ann");
      var bob = signUp("Bob");
      var cat = signUp("Cat");
      go(bob, "east", "Inn");
      go(cat, "east", "Inn");
      go(ann, "east", "Inn");
      go(ann, "down", "closed");
      go(ann, "open cellar door", "The cellar door is locked.");
      go(ann, "west", "Village square");
      go(ann, "west", "Old mill");
      go(ann, "up", "Loft of the mill");
      go(ann, "take key from chest", "brass key");
      go(ann, "i", "brass key");
      restart();
      for (String way : new String[] {"down", "east", "east"}) {
        ann.send(way);
      }
      ann.expect("Inn");
      go(ann, "unlock cellar door", "unlock");
      restart();
      go(ann, "open cellar door", "open");
      bob.expect("Ann opens the cellar door.\r\n");
      cat.expect("Ann opens the cellar door.\r\n");
      go(bob, "down", "Barrels on barrels.");
      go(ann, "down", "Barrels on barrels.");
      bob.expect("Ann arrives from above.\r\n");
      go(ann, "take cheese", "You take");
      go(ann, "up", "Inn");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theShopkeeperWaitsForAnAnswer(boolean angel) {
    start(angel);
    try (var _ = mud) {
      var ann = signUp("Ann");
      var bob = signUp("Bob");
      ann.expect("Bob appears from nowhere.\r\n");
      go(ann, "buy lamp", "buy");
      go(ann, "northeast", "Shop");
      go(bob, "ne", "Ann is here.");
      ann.expect("Bob arrives from the southwest.\r\n");
      var cat = signUp("Cat");
      go(cat, "ne", "Ann and Bob are here.");
      go(ann, "list", "lamp");
      go(ann, "buy lamp", "Is it a deal?");
      restart();
      bob.send("say take it");
      ann.expect("Bob says: take it");
      ann.send("yes");
      ann.expect("The shopkeeper gives you a lamp.");
      bob.expect("Ann buys a lamp.\r\n");
      cat.expect("Ann buys a lamp.\r\n");
      go(ann, "i", "lamp");
      go(ann, "buy", "What would you like?");
      restart();
      ann.send("lamp");
      ann.expect("Is it a deal?");
      ann.send("yes");
      ann.expect("You can't pay that");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theWorldChangesWhilePeopleAreInIt(boolean angel) throws IOException {
    start(angel);
    try (var _ = mud) {
      var ann = signUp("Ann");
      go(ann, "south", "Bridge");
      go(ann, "south", "Forest path");
      Path village = world.resolve("village.yaml");
      String text = Files.readString(village);

      Files.writeString(village, text.replace("to: cave", "to: cavern"));
      go(ann, "reload", "cavern");
      go(ann, "look", "Roots everywhere.");

      Files.writeString(village, text.replace("Roots everywhere.", "Mud everywhere."));
      go(ann, "reload", "1 changed");
      go(ann, "look", "Mud everywhere.");
      restart();
      go(ann, "look", "Mud everywhere.");

      Files.writeString(
          village,
          text.replaceFirst("(?s)store: room\\nkey: path\\n.*?---\\n", "")
              .replace("south: path", "south: clearing")
              .replace("north: path", "north: bridge"));
      ann.send("reload");
      ann.expect("The place where you were is no more.");
      ann.expect("Village square");
    }
  }
}
