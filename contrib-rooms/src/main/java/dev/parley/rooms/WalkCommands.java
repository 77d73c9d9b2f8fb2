package dev.parley.rooms;

import dev.parley.commands.CommandEvent;
import dev.parley.rooms.item.Found;
import dev.parley.rooms.item.Wanted;
import dev.parley.text.Text;
import java.util.Optional;

/// Walking, and looking around.
///
/// Confined to its strand.
final class WalkCommands<W extends Walker> {
  private static final String GROUP = "rooms";

  private final RoomCommands<W> all;
  private final Rooms<W> rooms;

  WalkCommands(RoomCommands<W> all) {
    this.all = all;
    this.rooms = all.rooms();
  }

  void addAll() {
    for (Direction direction : Direction.values()) {
      String word = direction.word();
      all.add(word, cmd -> rooms.walk(all.walker(cmd), word))
          .help("Goes %s.".formatted(direction.to()))
          .group("ways")
          .aliases(direction.shortForm());
    }
    all.add("go <exit>", cmd -> rooms.walk(all.walker(cmd), cmd.text("exit")))
        .help("Goes through an exit: \"go north\", \"go gate\".")
        .group(GROUP);
    all.add("look", "(?:(?:at|in|into) +)?(?<what>.+)?", "look [at <what>]", this::look)
        .help("Looks around, or at a person, a thing or an exit.")
        .group(GROUP)
        .aliases("l");
    all.add("exits", this::exits).help("Lists the ways out.").group(GROUP);
    all.add("where [<who>]", this::where).help("Tells where people are, or somebody.").group(GROUP);
  }

  private void look(CommandEvent cmd) {
    W walker = all.walker(cmd);
    Room room = all.room(walker);
    String what = cmd.text("what");
    cmd.client()
        .write(what.isEmpty() ? rooms.view().room(walker, room, false) : look(walker, room, what));
  }

  private Text look(W walker, Room room, String what) {
    Optional<W> person =
        rooms.around(walker).stream()
            .filter(other -> other.name().equalsIgnoreCase(what.strip()))
            .findFirst();
    if (person.isPresent()) {
      return rooms.texts().person(person.get(), rooms.view().entries(person.get().items(), false));
    }
    Optional<String> exit = room.exitName(what);
    if (exit.isPresent()) {
      return rooms.view().look(room, exit.get(), room.exit(exit.get()).orElseThrow());
    }
    var found = Wanted.parse(what).among(ItemCommands.inSight(rooms, walker), rooms.view()::name);
    return switch (found) {
      case Found.Things<Item>(var things) -> rooms.view().thing(things.getFirst());
      case Found.Unclear<Item>(var choices) -> rooms.view().thing(choices.getFirst());
      case Found.TooFew<Item> _ -> {
        W other = all.person(what, rooms.around(walker));
        yield rooms.texts().person(other, rooms.view().entries(other.items(), false));
      }
    };
  }

  private void exits(CommandEvent cmd) {
    cmd.client().write(rooms.view().exits(all.room(all.walker(cmd))));
  }

  private void where(CommandEvent cmd) {
    if (cmd.has("who")) {
      W person = all.person(cmd.text("who"), rooms.users().online());
      cmd.client().write(Text.of(person.name(), " is ", place(person), "."));
      return;
    }
    var table = Text.table("Name", "Place");
    rooms.users().online().forEach(person -> table.row(person.name(), place(person)));
    cmd.client().write(table.toText());
  }

  private String place(Walker person) {
    Room room = rooms.of(person);
    return room == null ? "nobody knows where" : room.where();
  }
}
