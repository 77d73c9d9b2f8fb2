package dev.parley.rooms;

import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Taking things, and what else is done to them.
@Timeout(180)
class ItemsTest {
  private final MemoryService world = MemoryService.start(World::service);
  private final MemoryClient ann = World.come(world, "Ann");
  private final MemoryClient bob = World.come(world, "Bob");

  ItemsTest() {
    ann.expectLine("Bob appears from nowhere.");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static void says(MemoryClient client, String typed, String line) {
    client.send(typed);
    client.expectLine(line);
  }

  @Test
  void takesGivesAndDrops() {
    says(bob, "i", "You carry nothing.");
    says(bob, "take 2.red ball", "You take a red ball.");
    ann.expectLine("Bob takes a red ball.");
    says(bob, "take all balls", "You take a red ball and a blue ball.");
    ann.expectLine("Bob takes a red ball and a blue ball.");
    says(bob, "i", "You carry 2 red balls and a blue ball.");
    says(bob, "give 2 red balls to ann", "You give 2 red balls to Ann.");
    ann.expectLine("Bob gives 2 red balls to you.");
    says(bob, "drop all", "You drop a blue ball.");
    ann.expectLine("Bob drops a blue ball.");
    says(bob, "drop all", "There is nothing.");
    says(ann, "inventory", "You carry 2 red balls.");
    says(bob, "take 3 keys", "There is only one.");
    says(bob, "take zork", "There is no \"zork\" here.");
    says(bob, "drop zork", "You have no \"zork\".");
    says(bob, "take well", "You can't take the well.");
    says(bob, "take stone", "You can't take the stone.");
    says(bob, "x well", "Deep.");
    says(bob, "take all", "You take an iron key and a blue ball.");
  }

  @Test
  void asksWhichOneIsMeant() {
    bob.send("take ball");
    bob.expect("Which ball, the red ball or the blue ball? ");
    says(bob, "blue", "You take a blue ball.");
    ann.send("take a ball");
    ann.expectLine("Bob takes a blue ball.");
    ann.expectLine("You take a red ball.");
    says(ann, "drop ball", "You drop a red ball.");
    says(bob, "drop ball", "Ann takes a red ball.");
    bob.expectLine("Ann drops a red ball.");
    bob.expectLine("You drop a blue ball.");
    bob.send("take ball");
    bob.expect("? ");
    says(bob, "say never mind", "You say: never mind");
    bob.send("take ball");
    bob.expect("? ");
    ann.send("take all balls");
    ann.expect("You take 2 red balls and a blue ball.");
    says(bob, "red", "Ann takes 2 red balls and a blue ball.");
    bob.expectLine("Somebody was faster.");
  }

  @Test
  void putsThingsIntoOthers() {
    says(ann, "create chest", "You make a chest.");
    bob.expectLine("Ann makes a chest out of nothing.");
    says(ann, "take 2 red balls", "You take 2 red balls.");
    says(ann, "put red ball in chest", "You put a red ball into the chest.");
    says(ann, "put chest in chest", "You can't put the chest into itself.");
    says(ann, "put red ball in stone", "You can't put anything into the stone.");
    says(ann, "put ball in chest", "You put a red ball into the chest.");
    says(ann, "take key", "You take an iron key.");
    says(ann, "put key in chest", "That does not fit into the chest.");
    ann.send("examine chest");
    ann.expectLine("You see nothing special about the chest.");
    ann.expectLine("Inside: 2 red balls.");
    says(ann, "take red ball from chest", "You take a red ball from the chest.");
    says(ann, "take lamp from chest", "There is no \"lamp\" here.");
    says(ann, "drop chest", "You drop a chest.");
    says(ann, "get all from chest", "You take a red ball from the chest.");
  }

  @Test
  void createsAndDestroys() {
    ann.send("create");
    ann.expect("well       well\r\n");
    says(ann, "create lamp", "You make a lamp.");
    says(ann, "create zork", "There is no kind \"zork\". Type \"create\" to see what there is.");
    bob.expectLine("Ann makes a lamp out of nothing.");
    ann.send("destroy lamp");
    ann.expect("Destroy a lamp for good? (yes/no) ");
    ann.send("no");
    ann.send("destroy lamp");
    ann.expect("(yes/no) ");
    says(ann, "yes", "You destroy a lamp.");
    bob.expectLine("Ann destroys a lamp.");
    bob.send("create lamp");
    bob.expect("There is no command \"create\".");
  }

  @Test
  void whatLiesInARoomIsSavedWhenTheRoomGoes() {
    ann.send("dig west shed");
    ann.send("west");
    ann.send("create trough");
    ann.send("create lamp");
    ann.send("put lamp in trough");
    ann.expect("You put a lamp into the trough.\r\n");
    ann.send("demolish");
    ann.expect("Village square");
    ann.expect("Exits: ");
    ann.expect("\r\n");
    ann.send("take lamp");
    ann.expectLine("You take a lamp.");
  }
}
