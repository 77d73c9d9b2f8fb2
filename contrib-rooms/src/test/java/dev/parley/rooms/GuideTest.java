package dev.parley.rooms;

import dev.parley.Service;
import dev.parley.commands.CommandSet;
import dev.parley.commands.Commands;
import dev.parley.commands.Socials;
import dev.parley.store.Defined;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.text.Text;
import dev.parley.users.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The snippets of docs/rooms.md.
@Timeout(180)
class GuideTest {
  private static final String YAML =
      """
      # tag::yaml[]
      store: room
      key: square
      name: village square
      where: on the square
      intro: Dogs bark as you come.
      description: Cobbles, and a {bold}well{/}.
      exits:
        north: mill
        hatch: {to: cell, hidden: true}
        well: {refusal: It is far too deep.}
        east:
          to: garden
          description: A gate of rusty iron.
          door: {name: gate, state: LOCKED, key: iron-key}
      items: [iron-key, {kind: basket, items: [red-apple, red-apple]}]
      ---
      store: room
      key: cell
      clone: true
      exits: {out: square}
      # end::yaml[]
      ---
      # tag::kinds[]
      store: item-kind
      key: red-apple
      name: apple
      adjectives: [red]
      description: Not a worm in sight.
      ---
      store: item-kind
      key: basket
      holds: 5
      ---
      store: item-kind
      key: iron-key
      name: key
      adjectives: [iron]
      # end::kinds[]
      ---
      # tag::tavern[]
      store: room
      kind: tavern
      key: mill
      name: The Gilded Flagon
      beer: 3
      exits: {south: square}
      # end::tavern[]
      """;

  // tag::kind[]
  static class Tavern extends Room {
    @Defined private int beer;

    @Override
    protected void entered(Visit visit) {
      visit.write(Text.of(beer, " kinds of beer are on tap."));
    }
  }

  // end::kind[]

  // tag::player[]
  static class Player extends Walker {
    int gold = 10;
  }

  // end::player[]

  @TempDir private Path root;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(root.resolve("world"));
    Files.writeString(root.resolve("world/village.yaml"), YAML);
  }

  private static Service service() {
    // tag::plug[]
    var service = Service.create();
    var commands = Commands.of(service).standard();
    var users = Users.of(service, Player.class, Player::new).plugIn(commands);
    var rooms = Rooms.of(service, users, commands).start("square");
    rooms.definedBy(service.define(Path.of("world")));
    Socials.addTo(commands, rooms.audience());
    // end::plug[]
    users.withoutPasswords();
    more(service, users, commands, rooms);
    return service;
  }

  private static void more(
      Service service, Users<Player> users, Commands commands, Rooms<Player> rooms) {
    // tag::code[]
    rooms.kind(Tavern.class);
    rooms.add(
        new Room("garden", "garden")
            .description("Roses.")
            .exit("west", Exit.to("square").door(new Door("gate", Door.State.LOCKED, "iron-key")))
            .item("red-apple"));
    // end::code[]
    // tag::moving[]
    service.listen(
        Moving.class,
        moving -> {
          if (moving.to().key().equals("mill") && users.permits(moving.client(), "sober")) {
            moving.refuse(Text.of("You don't drink."));
          }
        });
    // end::moving[]
    // tag::commands[]
    CommandSet tavern = commands.set("tavern");
    tavern.add(
        "order",
        cmd -> {
          Player player = users.of(cmd.client());
          if (player != null) {
            player.gold--;
            player.items().add(Item.of("red-apple"));
            rooms.keep(player);
            rooms.writeOthers(player, Text.of(player.name(), " orders an apple."));
          }
        });
    rooms.commands("mill", tavern);
    // end::commands[]
    // tag::texts[]
    rooms.texts(
        new RoomTexts() {
          @Override
          public Text appears(Walker walker) {
            return Text.of(walker.name(), " drops from the sky.");
          }
        });
    // end::texts[]
  }

  private static MemoryClient come(MemoryService world, String name) {
    MemoryClient client = World.comeAgain(world, name);
    client.expect("(yes/no) ");
    client.send("yes");
    client.expect("Exits: ");
    return client;
  }

  @Test
  void whatTheGuideSaysWorks() {
    try (var world = MemoryService.start(GuideTest::service, "--root=" + root)) {
      var ann = come(world, "Ann");
      ann.expectLine("north, east (the gate is closed), well.");
      var bob = come(world, "Bob");
      ann.expect("Bob drops from the sky.\r\n");
      ann.send("take key");
      ann.expectLine("You take an iron key.");
      ann.send("unlock gate");
      ann.expectLine("You unlock the gate.");
      ann.send("open gate");
      ann.expectLine("You open the gate.");
      ann.send("look east");
      ann.expectLine("A gate of rusty iron.");
      ann.expectLine("The gate is open.");
      ann.send("e");
      ann.expectLine("Garden");
      bob.send("n");
      bob.expect("3 kinds of beer are on tap.\r\n");
      bob.send("order");
      bob.send("i");
      bob.expectLine("You carry a red apple.");
    }
  }
}
