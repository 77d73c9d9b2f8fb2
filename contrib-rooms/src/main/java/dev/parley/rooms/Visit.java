package dev.parley.rooms;

import dev.parley.text.Text;

/// Somebody in a room, for kinds of rooms that do something when people come and go.
///
/// Immutable.
///
/// @param rooms what the room belongs to
public record Visit(Rooms<?> rooms, Walker walker) {
  /// Writes to the visitor, if online.
  public void write(Text text) {
    rooms.users().write(walker, text);
  }

  /// Writes to the others in the visitor's room.
  public void writeOthers(Text text) {
    rooms.writeOthers(walker, text);
  }
}
