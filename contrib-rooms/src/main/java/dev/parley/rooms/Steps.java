package dev.parley.rooms;

import dev.parley.Client;
import dev.parley.commands.CommandRefused;
import dev.parley.text.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How people get from one room into another.
///
/// Confined to its strand.
final class Steps<W extends Walker> {
  private final Rooms<W> rooms;

  Steps(Rooms<W> rooms) {
    this.rooms = rooms;
  }

  void walk(W walker, String typed) {
    Room from = rooms.of(walker);
    Client client = rooms.users().client(walker);
    if (from == null || client == null) {
      throw new CommandRefused("You are nowhere.");
    }
    String name = from.exitName(typed).orElseThrow(() -> new CommandRefused(noExit(from)));
    Exit exit = Objects.requireNonNull(from.exits().get(name));
    Room to = behind(from, name, exit);
    var moving = new Moving(client, walker, from, to, name);
    rooms.service().trigger(moving);
    if (moving.isStopped()) {
      Text refusal = moving.refusal();
      if (refusal != null) {
        throw new CommandRefused(refusal);
      }
      return;
    }
    if (!exit.message().isBlank()) {
      rooms.users().write(walker, View.text(exit.message()));
    }
    move(walker, to, rooms.texts().leaves(walker, name), arrives(walker, from, to, name));
  }

  private Text noExit(Room room) {
    return room.noExit().isBlank() ? rooms.texts().noExit() : View.text(room.noExit());
  }

  /// {@return the room behind an exit}
  ///
  /// @throws CommandRefused if nobody gets there
  private Room behind(Room from, String name, Exit exit) {
    String refusal = exit.refusal();
    if (refusal != null) {
      throw new CommandRefused(View.text(refusal));
    }
    Door door = exit.door();
    if (door != null && from.door(name) != Door.State.OPEN) {
      throw new CommandRefused("The %s is closed.".formatted(door.name()));
    }
    Room to = exit.to() == null ? null : rooms.find(exit.to());
    if (to == null) {
      throw new CommandRefused(noExit(from));
    }
    return to;
  }

  /// The way back is found by itself: the opposite direction, if it leads back, or any exit that
  /// does; where none does, the opposite direction is at least where the walker came from.
  private Text arrives(W walker, Room from, Room to, String exit) {
    String opposite = Direction.parse(exit).map(way -> way.opposite().word()).orElse(null);
    return rooms.texts().arrives(walker, to.exitTo(from, opposite).orElse(opposite));
  }

  void move(W walker, Room to, Text leaving, Text arriving) {
    Room from = rooms.of(walker);
    if (rooms.users().isOnline(walker)) {
      rooms.writeOthers(walker, leaving);
      if (from != null) {
        from.left(new Visit(rooms, walker));
      }
    }
    come(walker, from, to, arriving);
  }

  /// Puts somebody into a room who was nowhere.
  void come(W walker, Room to, Text arriving) {
    come(walker, null, to, arriving);
  }

  private void come(W walker, @Nullable Room from, Room to, Text arriving) {
    walker.room(rooms.store().ref(to));
    rooms.keep(walker);
    Client client = rooms.users().client(walker);
    if (client == null) {
      return;
    }
    rooms.writeOthers(walker, arriving);
    rooms.users().write(walker, rooms.view().room(walker, to, true));
    to.entered(new Visit(rooms, walker));
    rooms.service().trigger(new Moved(client, walker, from, to));
  }
}
