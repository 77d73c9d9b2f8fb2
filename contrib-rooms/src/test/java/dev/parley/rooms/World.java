package dev.parley.rooms;

import dev.parley.Service;
import dev.parley.commands.Commands;
import dev.parley.commands.Socials;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import dev.parley.users.User;
import dev.parley.users.UserSettings;
import dev.parley.users.UserTexts;
import dev.parley.users.Users;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A small world for tests: a square, north of it a mill, east a garden behind a locked door, a
/// cell for everybody alone, and people who come in by their names alone. The first is
/// administrator.
final class World {
  private World() {}

  /// Says nothing on coming and going, so that tests read what rooms say.
  private static final class Quiet extends UserTexts {
    @Override
    public @Nullable String hasCome(User user) {
      return null;
    }

    @Override
    public @Nullable String hasLeft(User user) {
      return null;
    }

    @Override
    public @Nullable String welcome(User user, List<String> others) {
      return null;
    }
  }

  static Service service() {
    return service(World::square);
  }

  static Service service(Consumer<Rooms<Walker>> more) {
    Service service = Service.create();
    service.settings().set(UserSettings.FIRST_IS_ADMIN, true);
    var commands = Commands.of(service).standard();
    var users =
        Users.of(service, Walker.class, Walker::new)
            .withoutPasswords()
            .texts(new Quiet())
            .plugIn(commands);
    var rooms = Rooms.of(service, users, commands).start("square");
    Socials.addTo(commands, rooms.audience());
    more.accept(rooms);
    return service;
  }

  static void square(Rooms<Walker> rooms) {
    rooms.add(
        new Room("square", "village square")
            .where("on the square")
            .intro("Dogs bark.")
            .description("Cobbles, and a {bold}well{/}.")
            .exit("n", Exit.to("mill"))
            .exit("east", Exit.to("garden").door(new Door("gate", Door.State.LOCKED, "iron-key")))
            .exit("up", Exit.fake("You flap your arms, in vain."))
            .exit("hatch", Exit.to("cell").hidden())
            .exit("fire", Exit.to("mill").refusal("Far too hot."))
            .item("red-ball")
            .item("blue-ball")
            .item("red-ball")
            .item("well")
            .item("stone")
            .item("iron-key"),
        new Room("mill", "old mill")
            .exit("south", Exit.to("square"))
            .exit("chute", Exit.to("square").message("You slide."))
            .noExit("Only flour there.")
            .item("chest"),
        new Room("garden", "garden")
            .exit("west", Exit.to("square").door(new Door("gate", Door.State.LOCKED, "iron-key")))
            .exitsText("A path leads west."),
        new Room("cell", "cell").cloned().exit("out", Exit.to("square")).item("lamp"));
    rooms.add(
        new ItemKind("red-ball", "ball", "red"),
        new ItemKind("blue-ball", "ball", "blue"),
        new ItemKind("iron-key", "key", "iron"),
        new ItemKind("lamp", "").description("It {italic}shines{/}."),
        new ItemKind("well", "").scenery().description("Deep."),
        new ItemKind("stone", "").fixed(),
        new ItemKind("trough", "").fixed().holds(2),
        new ItemKind("chest", "").holds(2));
  }

  static MemoryClient come(MemoryService world, String name) {
    MemoryClient client = world.client();
    client.expect("What is your name? ");
    client.send(name);
    client.expect("(yes/no) ");
    client.send("yes");
    client.expect("Exit");
    client.expect(".\r\n");
    return client;
  }

  static MemoryClient comeAgain(MemoryService world, String name) {
    MemoryClient client = world.client();
    client.expect("What is your name? ");
    client.send(name);
    return client;
  }
}
