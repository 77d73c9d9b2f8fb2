package dev.parley.rooms;

import dev.parley.language.ListStyle;
import dev.parley.rooms.item.Inventory;
import dev.parley.rooms.item.ItemName;
import dev.parley.text.Markup;
import dev.parley.text.Text;
import java.util.ArrayList;
import java.util.List;

/// How rooms and things look.
///
/// Confined to its strand.
final class View {
  private final Rooms<?> rooms;

  View(Rooms<?> rooms) {
    this.rooms = rooms;
  }

  /// {@return what an author wrote, with its markup; as it is, if that is wrong}
  static Text text(String markup) {
    try {
      return Markup.of(markup);
    } catch (IllegalArgumentException _) {
      return Text.of(markup);
    }
  }

  /// {@return what somebody sees in the room where they are}
  ///
  /// @param entering whether they have just come
  Text room(Walker viewer, Room room, boolean entering) {
    var parts = new ArrayList<Text>();
    parts.add(rooms.texts().title(room));
    if (entering) {
      parts.add(text(room.intro()));
    }
    parts.add(text(room.description()));
    parts.add(rooms.texts().things(entries(room.itemsFor(viewer), true)));
    parts.add(
        rooms
            .texts()
            .people(
                rooms.around(viewer).stream()
                    .filter(other -> !other.equals(viewer))
                    .map(Walker::name)
                    .toList()));
    parts.add(exits(room));
    parts.removeIf(part -> part.toString().isBlank());
    return Text.lines(parts);
  }

  Text exits(Room room) {
    if (!room.exitsText().isBlank()) {
      return text(room.exitsText());
    }
    var shown = new ArrayList<Text>();
    room.exits()
        .forEach((name, exit) -> {
          if (!exit.isHidden()) {
            shown.add(exit(room, name, exit));
          }
        });
    return rooms.texts().exits(shown);
  }

  private static Text exit(Room room, String name, Exit exit) {
    Text command = Text.command(name, "go " + name);
    Door door = exit.door();
    return door == null || room.door(name) == Door.State.OPEN
        ? command
        : Text.of(command, " (the ", door.name(), " is closed)");
  }

  /// {@return what somebody sees who looks at an exit}
  Text look(Room room, String name, Exit exit) {
    Door door = exit.door();
    String state =
        door == null
            ? ""
            : "The %s is %s."
                .formatted(door.name(), room.door(name) == Door.State.OPEN ? "open" : "closed");
    if (exit.description().isBlank()) {
      return Text.of(state.isEmpty() ? "You see nothing special there." : state);
    }
    return state.isEmpty() ? text(exit.description()) : Text.lines(text(exit.description()), state);
  }

  /// {@return what somebody sees who examines a thing}
  Text thing(Item item) {
    ItemKind kind = rooms.kindOf(item);
    var parts = new ArrayList<Object>();
    parts.add(
        kind == null || kind.description().isBlank()
            ? Text.of("You see nothing special about the ", name(item).full(), ".")
            : text(kind.description()));
    if (!item.items().isEmpty()) {
      parts.add(Text.of("Inside: ", ListStyle.AND.join(entries(item.items(), false)), "."));
    } else if (kind != null && kind.holds() > 0) {
      parts.add("It is empty.");
    }
    return Text.lines(parts);
  }

  ItemName name(Item item) {
    ItemKind kind = rooms.kindOf(item);
    return kind == null ? ItemKind.nameOf(item.kind()) : kind.name();
  }

  /// {@return the things as people count them}
  ///
  /// @param withoutScenery whether what only descriptions speak of is left out
  List<String> entries(List<Item> items, boolean withoutScenery) {
    var names = new ArrayList<ItemName>();
    for (Item item : items) {
      ItemKind kind = rooms.kindOf(item);
      if (!withoutScenery || kind == null || !kind.isScenery()) {
        names.add(name(item));
      }
    }
    return Inventory.entries(names);
  }
}
