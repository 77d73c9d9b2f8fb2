package dev.parley.rooms;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.Service;
import dev.parley.store.Defined;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Rooms in YAML, which are read again while people are in them.
@Timeout(180)
class WorldFilesTest {
  private static final String SQUARE =
      """
      store: room
      key: square
      name: village square
      description: Cobbles.
      exits:
        n: inn
        s:
          to: inn
          door: {name: trapdoor, state: OPEN}
          hidden: true
        well:
          refusal: Too deep.
      items: [apple, {kind: basket, items: [apple, apple]}]
      ---
      store: item-kind
      key: apple
      adjectives: [green]
      ---
      store: item-kind
      key: basket
      holds: 3
      """;

  private static final String INN =
      """
      store: room
      kind: tavern
      key: inn
      name: The Gilded Flagon
      beer: 3
      exits: {south: square}
      """;

  /// A kind of rooms.
  static final class Tavern extends Room {
    @Defined private int beer;

    @Override
    protected void entered(Visit visit) {
      visit.write(Text.of(beer, " kinds of beer are on tap."));
      visit.writeOthers(Text.of("The bell rings."));
    }
  }

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    write("square.yaml", SQUARE);
    write("inn.yaml", INN);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Service service() {
    return World.service(
        rooms -> rooms.kind(Tavern.class).definedBy(rooms.service().define(folder)));
  }

  private static void goes(MemoryClient client, String way, String to) {
    client.send(way);
    client.expect(to);
    client.expect("Exit");
    client.expect("\r\n");
  }

  @Test
  void roomsComeFromFiles() {
    try (var world = MemoryService.start(this::service)) {
      var ann = World.come(world, "Ann");
      var bob = World.come(world, "Bob");
      ann.expectLine("Bob appears from nowhere.");
      ann.send("look");
      ann.expectLine("Village square");
      ann.expectLine("Cobbles.");
      ann.expectLine("You see a green apple and a basket here.");
      ann.expectLine("Bob is here.");
      ann.expectLine("Exits: north, well.");
      ann.send("go well");
      ann.expectLine("Too deep.");
      ann.send("s");
      ann.expectLine("The Gilded Flagon");
      ann.expectLine("Exit: south.");
      ann.expectLine("3 kinds of beer are on tap.");
      bob.expectLine("Ann leaves south.");
      goes(bob, "n", "Flagon");
      ann.expectLine("Bob arrives from the south.");
      ann.expectLine("The bell rings.");
      ann.send("where bob");
      ann.expectLine("Bob is in The Gilded Flagon.");
      ann.send("describe Something else.");
      ann.expect("What is said of \"inn\" stands in a file of the world.");
    }
  }

  @Test
  void filesAreReadAgainWhilePeopleAreInside() throws IOException {
    try (var world = MemoryService.start(this::service)) {
      var ann = World.come(world, "Ann");
      var bob = World.come(world, "Bob");
      goes(bob, "n", "Flagon");
      ann.expectLine("Bob appears from nowhere.");
      ann.expectLine("Bob leaves north.");
      write("square.yaml", SQUARE.replace("Cobbles.", "Cobbles, and grass."));
      ann.send("reload");
      ann.expectLine("The world: 0 added, 1 changed, 0 removed.");
      ann.send("look");
      ann.expectLine("Village square");
      ann.expectLine("Cobbles, and grass.");
      ann.expect("well.\r\n");

      write("inn.yaml", INN.replace("south: square", "south: zork"));
      ann.send("reload");
      ann.expect("inn.yaml:6:");
      ann.expect("exits.south: zork");
      ann.expect(")\r\n");

      Files.delete(folder.resolve("inn.yaml"));
      write("square.yaml", SQUARE.replace("n: inn", "n: barn").replace("to: inn", "to: barn"));
      write("barn.yaml", INN.replace("key: inn", "key: barn").replace("Gilded Flagon", "Barn"));
      ann.send("reload");
      bob.expect("The place where you were is no more. You find yourself elsewhere.\r\n");
      bob.expectLine("Village square");
      ann.expectLine("Bob appears from nowhere.");
      ann.expectLine("The world: 1 added, 1 changed, 1 removed.");
      goes(ann, "n", "The Barn");
      bob.send("reload");
      bob.expect("There is no command \"reload\".");
    }
  }

  @Test
  void whatPeopleChangedComesThroughARestart() {
    try (var world = MemoryService.startUnderAngel(this::service)) {
      var ann = World.come(world, "Ann");
      ann.send("take all from basket");
      ann.expectLine("You take 2 green apples from the basket.");
      ann.send("dig west shed");
      ann.expectLine("There is an exit \"west\" to shed now.");
      world.restart();
      ann.send("x basket");
      ann.expectLine("You see nothing special about the basket.");
      ann.expectLine("It is empty.");
      ann.send("dig north loft");
      ann.expectLine("There is an exit \"north\" already.");
      ann.send("unlink north");
      ann.expect("stands in a file of the world");
      goes(ann, "w", "Shed");
    }
  }

  @Test
  void mistakesInFilesEndTheStart() throws IOException {
    write("inn.yaml", INN.replace("beer: 3", "description: \"{bold\""));
    write("square.yaml", SQUARE.replace("[apple, apple]", "[pear]"));
    assertThatThrownBy(() -> MemoryService.start(this::service).close())
        .hasStackTraceContaining("items[1].items[0]")
        .hasStackTraceContaining("pear (expected the key of an item-kind)")
        .hasStackTraceContaining("inn.yaml:5")
        .hasStackTraceContaining("expected markup as in docs/text.md");
  }
}
