package dev.parley.rooms;

import dev.parley.Client;
import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.RegisteredCommand;
import dev.parley.store.definition.DefinitionsException;
import dev.parley.text.Text;
import java.util.Locale;

/// What is for those who keep order.
///
/// Confined to its strand.
final class AdminCommands<W extends Walker> {
  private final RoomCommands<W> all;
  private final Rooms<W> rooms;

  AdminCommands(RoomCommands<W> all) {
    this.all = all;
    this.rooms = all.rooms();
  }

  void addAll() {
    only(all.add("goto <place>", this::goTo))
        .help("Goes to a room, by its key, or to where somebody is.");
    only(all.add("bring <who>", this::bring)).help("Brings somebody here.");
    only(all.add("create [<kind>]", this::create))
        .help("Makes a thing of a kind, or lists the kinds.");
    only(all.add("reload", this::reload))
        .help("Reads the files of the world again.")
        .may(_ -> rooms.hasFiles())
        .whole();
  }

  private static RegisteredCommand only(RegisteredCommand command) {
    return command.group("administration").permission(command.name());
  }

  private void goTo(CommandEvent cmd) {
    W walker = all.walker(cmd);
    String place = cmd.text("place");
    Room room = rooms.find(place.toLowerCase(Locale.ROOT));
    if (room == null) {
      room = all.room(all.person(place, rooms.users().online()));
    }
    rooms.move(walker, room);
  }

  private void bring(CommandEvent cmd) {
    W walker = all.walker(cmd);
    W person = all.person(cmd.text("who"), rooms.users().online());
    Room here = all.room(walker);
    if (here.equals(rooms.of(person))) {
      throw new CommandRefused("%s is here.".formatted(person.name()));
    }
    rooms.users().write(person, Text.of(walker.name(), " brings you here."));
    rooms.move(person, here);
    if (here.isClone()) {
      cmd.client().write("Nobody sees anybody here, but %s has come.".formatted(person.name()));
    }
  }

  private void create(CommandEvent cmd) {
    if (!cmd.has("kind")) {
      list(cmd.client());
      return;
    }
    W walker = all.walker(cmd);
    ItemKind kind =
        rooms
            .kinds()
            .active(cmd.text("kind").toLowerCase(Locale.ROOT))
            .orElseThrow(() ->
                new CommandRefused(
                    "There is no kind \"%s\". Type \"create\" to see what there is."
                        .formatted(cmd.text("kind"))));
    var item = Item.of(kind.key());
    if (kind.isFixed()) {
      Room room = all.room(walker);
      room.ownItemsFor(walker).add(item);
      rooms.keep(room);
    } else {
      walker.items().add(item);
      rooms.keep(walker);
    }
    String name = kind.name().count(1);
    cmd.client().write(Text.of("You make ", name, "."));
    rooms.writeOthers(walker, Text.of(walker.name(), " makes ", name, " out of nothing."));
  }

  private void list(Client client) {
    var table = Text.table("Kind", "Name");
    rooms.kinds().active().stream()
        .sorted((a, b) -> a.key().compareTo(b.key()))
        .forEach(kind -> table.row(kind.key(), kind.name().full()));
    client.write(table.toText());
  }

  private void reload(CommandEvent cmd) {
    try {
      cmd.client().write(Text.of("The world: ", rooms.reload(), "."));
    } catch (DefinitionsException e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }
}
