package dev.parley.rooms;

import dev.parley.testkit.MemoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Everybody stays where they are, with what they carry, and at the question they were asked.
@Timeout(180)
class RestartTest {
  private final MemoryService world = MemoryService.startUnderAngel(World::service);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aWalkOfThreePeopleGoesOn() {
    var ann = World.come(world, "Ann");
    var bob = World.come(world, "Bob");
    var cat = World.come(world, "Cat");
    bob.expectLine("Cat appears from nowhere.");
    bob.send("n");
    bob.expect("chute.\r\n");
    cat.expectLine("Bob leaves north.");
    cat.send("take key");
    cat.expectLine("You take an iron key.");
    cat.send("unlock gate");
    cat.expectLine("You unlock the gate.");
    world.restart();
    cat.send("n");
    bob.expectLine("Cat arrives from the south.");
    ann.expect("Cat leaves north.\r\n");
    cat.expect("chute.\r\n");
    cat.send("i");
    cat.expectLine("You carry an iron key.");
    cat.send("s");
    ann.expectLine("Cat arrives from the north.");
    cat.expect("fire.\r\n");
    cat.send("open gate");
    cat.expectLine("You open the gate.");
    bob.expectLine("Cat leaves south.");
    bob.send("quit");
    bob.expectLine("Goodbye.");
    world.restart();

    var again = World.comeAgain(world, "Bob");
    again.expectLine("Old mill");
    again.expectLine("You see a chest here.");
    ann.expectLine("Cat opens the gate.");
    ann.send("where bob");
    ann.expectLine("Bob is in the old mill.");
  }

  @Test
  void aQuestionAboutThingsGoesOn() {
    var ann = World.come(world, "Ann");
    ann.send("take ball");
    ann.expect("Which ball, the red ball or the blue ball? ");
    world.restart();
    ann.expectNothing();
    ann.send("blue");
    ann.expectLine("You take a blue ball.");
    ann.send("i");
    ann.expectLine("You carry a blue ball.");
  }

  @Test
  void whoseRoomIsGoneIsMovedAndTold() {
    var ann = World.come(world, "Ann");
    ann.send("dig west shed");
    ann.expectLine("There is an exit \"west\" to shed now.");
    ann.send("w");
    ann.expectLine("Shed");
    ann.expectLine("Exit: east.");
    world.restart();
    ann.send("describe A {bold}dark{/} shed.");
    ann.expectLine("So be it.");
    ann.send("look");
    ann.expectLine("Shed");
    ann.expectLine("A dark shed.");
    ann.expectLine("Exit: east.");
    ann.send("demolish");
    ann.expectLine("The place where you were is no more. You find yourself elsewhere.");
    ann.expectLine("Village square");
    ann.expect("Exits: north, east (the gate is closed), up, fire.\r\n");
    ann.send("describe Mine");
    ann.expectLine(
        "What is said of \"square\" is part of the program, and has to be changed there.");
  }
}
