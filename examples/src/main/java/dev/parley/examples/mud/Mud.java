package dev.parley.examples.mud;

import static dev.parley.timer.DateTimePattern.hourly;

import dev.parley.PreStart;
import dev.parley.PreStop;
import dev.parley.Service;
import dev.parley.StoreSettings;
import dev.parley.commands.Commands;
import dev.parley.commands.Socials;
import dev.parley.rooms.Exit;
import dev.parley.rooms.Item;
import dev.parley.rooms.Room;
import dev.parley.rooms.Rooms;
import dev.parley.rooms.Walker;
import dev.parley.settings.Setting;
import dev.parley.users.SignedUp;
import dev.parley.users.Users;
import java.nio.file.Path;

/// A MUD: a village with a mill, an inn, a shop and a few secrets.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Mud {
  private static final Setting<Path> WORLD =
      Setting.path("world", Path.of("examples", "world"))
          .in("Mud")
          .describedAs("Folder with the YAML files that define the world.");

  private static final int PURSE = 5;

  private Mud() {}

  /// Runs the MUD until it is stopped.
  public static void main(String[] args) {
    service().run(args);
  }

  /// {@return the MUD, not yet started}
  public static Service service() {
    var service = Service.create();
    service.settings().declare(WORLD);
    service.settings().set(StoreSettings.STORE, "mud.db");
    // tag::rooms[]
    Commands commands = Commands.of(service).standard();
    Users<Walker> users =
        Users.of(service, Walker.class, Walker::new).texts(new MudTexts()).plugIn(commands);
    Rooms<Walker> rooms = Rooms.of(service, users, commands).start("square");
    Socials.addTo(commands, rooms.audience());
    // end::rooms[]
    // tag::world[]
    service.listen(
        PreStart.class, event -> rooms.definedBy(service.define(service.settings().get(WORLD))));
    rooms.add(belfry());
    // end::world[]
    rooms.commands("shop", Shop.commands(rooms, commands));
    Gossip.addTo(commands, users);
    service.listen(
        SignedUp.class,
        event -> {
          Walker walker = (Walker) event.user();
          for (int i = 0; i < PURSE; i++) {
            walker.items().add(Item.of(Shop.COIN));
          }
          rooms.keep(walker);
        });
    service.timers().at(hourly(), _ -> users.group().writeAll("The bell of the church rings."));
    service.listen(PreStop.class, _ -> service.writeAll("Night falls on the village. Goodbye."));
    return service;
  }

  // tag::belfry[]
  /// Rooms can be written in code too.
  private static Room belfry() {
    return new Room("belfry", "belfry")
        .intro("A cloud of pigeons takes off as your head comes through the hatch.")
        .description("The whole village lies below you, and behind it the forest and the lake.")
        .exit("down", Exit.to("church").message("You climb down, and don't look."))
        .exit("window", Exit.fake("You think better of it."));
  }
  // end::belfry[]
}
