package dev.parley.rooms;

import dev.parley.store.Ref;
import dev.parley.users.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user who is somewhere, and may carry things. A subclass adds what else is known of people.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public class Walker extends User {
  private @Nullable Ref<Room> room;
  private List<Item> items = new ArrayList<>();

  /// Nobody yet; [dev.parley.users.Users] gives it name and key.
  public Walker() {}

  /// {@return where the user is, or was last; null for who was never in a room}
  public @Nullable Ref<Room> room() {
    return room;
  }

  void room(Ref<Room> room) {
    this.room = room;
  }

  /// {@return what the user carries, to be changed; [Rooms#keep(Walker)] saves it}
  public List<Item> items() {
    return items;
  }
}
