package dev.parley.rooms;

import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people see of each other, and of the rooms they are in.
@Timeout(180)
class RoomsTest {
  private final MemoryService world = MemoryService.start(World::service);
  private final MemoryClient ann = World.come(world, "Ann");
  private final MemoryClient bob = World.come(world, "Bob");
  private final MemoryClient cat = World.come(world, "Cat");

  RoomsTest() {
    ann.expectLine("Bob appears from nowhere.");
    ann.expectLine("Cat appears from nowhere.");
    bob.expectLine("Cat appears from nowhere.");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void sendCatToTheMill() {
    cat.send("n");
    cat.expectLine("Old mill");
    cat.expectLine("You see a chest here.");
    cat.expectLine("Exits: south, chute.");
    ann.expectLine("Cat leaves north.");
    bob.expectLine("Cat leaves north.");
  }

  @Test
  void everybodySeesWhoComesAndGoes() {
    sendCatToTheMill();
    bob.send("go north");
    ann.expectLine("Bob leaves north.");
    cat.expectLine("Bob arrives from the south.");
    bob.expectLine("Old mill");
    bob.expectLine("You see a chest here.");
    bob.expectLine("Cat is here.");
    bob.expectLine("Exits: south, chute.");
    bob.send("go ch");
    bob.expectLine("You slide.");
    cat.expectLine("Bob leaves through the chute.");
    ann.expectLine("Bob arrives from the north.");
    bob.expect("Dogs bark.");
    cat.send("quit");
    cat.expectLine("Goodbye.");
    ann.expectNothing();
  }

  @Test
  void looksAround() {
    ann.send("l");
    ann.expectLine("Village square");
    ann.expectLine("Cobbles, and a well.");
    ann.expectLine("You see 2 red balls, a blue ball, a stone and an iron key here.");
    ann.expectLine("Bob and Cat are here.");
    ann.expectLine("Exits: north, east (the gate is closed), up, fire.");
    ann.send("look at bob");
    ann.expectLine("Bob (they/them) is here.");
    ann.send("look well");
    ann.expectLine("Deep.");
    ann.send("look east");
    ann.expectLine("The gate is closed.");
    ann.send("exits");
    ann.expectLine("Exits: north, east (the gate is closed), up, fire.");
    ann.send("look zork");
    ann.expectLine("There is no \"zork\" here.");
  }

  @Test
  void refusesWaysThatNobodyCanGo() {
    ann.send("up");
    ann.expectLine("You flap your arms, in vain.");
    ann.send("go fire");
    ann.expectLine("Far too hot.");
    ann.send("w");
    ann.expectLine("You can't go that way.");
    ann.send("e");
    ann.expectLine("The gate is closed.");
    sendCatToTheMill();
    cat.send("ne");
    cat.expectLine("Only flour there.");
    ann.expectNothing();
  }

  @Test
  void talksToThoseInTheRoomOnly() {
    sendCatToTheMill();
    ann.send("say hello {bold}");
    ann.expectLine("You say: hello {bold}");
    bob.expectLine("Ann says: hello {bold}");
    bob.send(";waves.");
    ann.expectLine("Bob waves.");
    bob.expectLine("Bob waves.");
    ann.send("bow bob");
    ann.expectLine("You bow to Bob.");
    bob.expectLine("Ann bows to you.");
    cat.send("say anybody?");
    cat.expectLine("You say: anybody?");
    cat.send("tell ann where are you");
    ann.expectLine("Cat tells you: where are you");
    cat.expectLine("You tell Ann: where are you");
    bob.expectNothing();
  }

  @Test
  void visitorsOfACloneAreAlone() {
    ann.send("go hatch");
    ann.expectLine("Cell");
    ann.expectLine("You see a lamp here.");
    ann.expectLine("Exit: out.");
    bob.send("go hatch");
    bob.expectLine("Ann leaves through the hatch.");
    bob.expectLine("Cell");
    bob.expectLine("You see a lamp here.");
    bob.expectLine("Exit: out.");
    bob.send("take lamp");
    bob.expectLine("You take a lamp.");
    bob.send("drop lamp");
    bob.expectLine("You drop a lamp.");
    bob.send("take lamp");
    bob.expectLine("You take a lamp.");
    bob.send("say hello");
    bob.expectLine("You say: hello");
    bob.send("look");
    bob.expectLine("Cell");
    bob.expectLine("Exit: out.");
    ann.send("look");
    ann.expectLine("Cell");
    ann.expectLine("You see a lamp here.");
    ann.expectLine("Exit: out.");
    cat.expectLine("Ann leaves through the hatch.");
    cat.expectLine("Bob leaves through the hatch.");
    ann.send("go out");
    cat.expectLine("Ann arrives through the hatch.");
  }

  @Test
  void doorsNeedTheirKey() {
    bob.send("open gate");
    bob.expectLine("The gate is locked.");
    bob.send("unlock gate");
    bob.expectLine("You have no key that fits the gate.");
    bob.send("take key");
    bob.expectLine("You take an iron key.");
    ann.expectLine("Bob takes an iron key.");
    bob.send("unlock the gate with the key");
    bob.expectLine("You unlock the gate.");
    ann.expectLine("Bob unlocks the gate.");
    bob.send("open east");
    bob.expectLine("You open the gate.");
    bob.send("e");
    bob.expectLine("Garden");
    bob.expectLine("A path leads west.");
    ann.expectLine("Bob opens the gate.");
    ann.expectLine("Bob leaves east.");
    bob.send("close gate");
    bob.expectLine("You close the gate.");
    bob.send("lock gate");
    bob.expectLine("You lock the gate.");
    bob.send("w");
    bob.expectLine("The gate is closed.");
    ann.send("open gate");
    ann.expectLine("The gate is locked.");
  }

  @Test
  void tellsWherePeopleAre() {
    sendCatToTheMill();
    ann.send("where cat");
    ann.expectLine("Cat is in the old mill.");
    ann.send("where");
    ann.expect("Bob ");
    ann.expect("on the square");
    ann.expect("in the old mill");
  }

  @Test
  void administratorsGoAndBring() {
    sendCatToTheMill();
    ann.send("goto cat");
    bob.expectLine("Ann disappears.");
    cat.expectLine("Ann appears from nowhere.");
    ann.expectLine("Old mill");
    ann.expectLine("You see a chest here.");
    ann.expectLine("Cat is here.");
    ann.expectLine("Exits: south, chute.");
    ann.send("bring bob");
    bob.expectLine("Ann brings you here.");
    bob.expect("chute.\r\n");
    ann.expectLine("Bob appears from nowhere.");
    cat.expectLine("Bob appears from nowhere.");
    ann.send("goto square");
    ann.expectLine("Village square");
    bob.expectLine("Ann disappears.");
    bob.send("goto square");
    bob.expect("There is no command \"goto\".");
  }
}
