package dev.parley.rooms;

import dev.parley.store.Definitions;
import dev.parley.store.Definitions.Complaints;
import dev.parley.text.Markup;
import dev.parley.text.MarkupException;
import java.util.List;

/// What can be wrong in rooms and things beyond what their classes say.
///
/// Confined to its strand.
final class WorldChecks {
  private final Rooms<?> rooms;

  WorldChecks(Rooms<?> rooms) {
    this.rooms = rooms;
  }

  void addTo(Definitions definitions) {
    definitions.check(rooms.store(), this::check);
    definitions.check(rooms.kinds(), this::check);
  }

  private void check(Room room, Complaints complaints) {
    markup("intro", room.intro(), complaints);
    markup("description", room.description(), complaints);
    markup("exitsText", room.exitsText(), complaints);
    markup("noExit", room.noExit(), complaints);
    room.exits().forEach((name, exit) -> check("exits." + name, exit, complaints));
    items("items", room.items(), complaints);
  }

  private void check(String where, Exit exit, Complaints complaints) {
    String to = exit.to();
    if (to != null && !rooms.isMade(to) && !complaints.exists(rooms.store(), to)) {
      complaints.add(where, to, "the key of a room");
    }
    markup(where + ".description", exit.description(), complaints);
    markup(where + ".message", exit.message(), complaints);
    String refusal = exit.refusal();
    if (refusal != null) {
      markup(where + ".refusal", refusal, complaints);
    }
    Door door = exit.door();
    String key = door == null ? null : door.key();
    if (key != null) {
      kind(where + ".door.key", key, complaints);
    }
  }

  private void items(String where, List<Item> items, Complaints complaints) {
    for (int i = 0; i < items.size(); i++) {
      String place = "%s[%d]".formatted(where, i);
      kind(place, items.get(i).kind(), complaints);
      items(place + ".items", items.get(i).items(), complaints);
    }
  }

  private void kind(String where, String key, Complaints complaints) {
    if (!rooms.isMadeKind(key) && !complaints.exists(rooms.kinds(), key)) {
      complaints.add(where, key, "the key of an item-kind");
    }
  }

  private void check(ItemKind kind, Complaints complaints) {
    markup("description", kind.description(), complaints);
  }

  private static void markup(String where, String source, Complaints complaints) {
    try {
      var _ = Markup.parse(source);
    } catch (MarkupException e) {
      complaints.add(where, String.valueOf(e.getMessage()), "markup as in docs/text.md");
    }
  }
}
