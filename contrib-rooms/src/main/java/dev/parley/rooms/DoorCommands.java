package dev.parley.rooms;

import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.language.ListStyle;
import dev.parley.language.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Doors and their keys.
///
/// Confined to its strand.
final class DoorCommands<W extends Walker> {
  private static final String GROUP = "things";
  private static final String WHAT = "(?:the +)?(?<what>.+)";
  private static final String WHAT_WITH = "(?:the +)?(?<what>.+?)(?: +with +.+)?";

  private final RoomCommands<W> all;
  private final Rooms<W> rooms;

  DoorCommands(RoomCommands<W> all) {
    this.all = all;
    this.rooms = all.rooms();
  }

  /// A door where somebody is.
  private record Here(Room room, String exit, Door door) {
    Door.State state() {
      return room.door(exit);
    }
  }

  void addAll() {
    all.add("open", WHAT, "open <door>", this::open).help("Opens a door.").group(GROUP);
    all.add("close", WHAT, "close <door>", this::close).help("Closes a door.").group(GROUP);
    all.add("lock", WHAT_WITH, "lock <door>", this::lock)
        .help("Locks a door, with a key that you carry.")
        .group(GROUP);
    all.add("unlock", WHAT_WITH, "unlock <door>", this::unlock)
        .help("Unlocks a door, with a key that you carry.")
        .group(GROUP);
  }

  private void open(CommandEvent cmd) {
    Here here = here(cmd);
    switch (here.state()) {
      case OPEN -> throw refused("The %s is open.", here);
      case LOCKED -> throw refused("The %s is locked.", here);
      case CLOSED -> turn(cmd, here, Door.State.OPEN, "open");
    }
  }

  private void close(CommandEvent cmd) {
    Here here = here(cmd);
    if (here.state() != Door.State.OPEN) {
      throw refused("The %s is closed.", here);
    }
    turn(cmd, here, Door.State.CLOSED, "close");
  }

  private void lock(CommandEvent cmd) {
    Here here = here(cmd);
    switch (here.state()) {
      case OPEN -> throw refused("Close the %s first.", here);
      case LOCKED -> throw refused("The %s is locked.", here);
      case CLOSED -> {
        requireKey(cmd, here);
        turn(cmd, here, Door.State.LOCKED, "lock");
      }
    }
  }

  private void unlock(CommandEvent cmd) {
    Here here = here(cmd);
    if (here.state() != Door.State.LOCKED) {
      throw refused("The %s is not locked.", here);
    }
    requireKey(cmd, here);
    turn(cmd, here, Door.State.CLOSED, "unlock");
  }

  private void requireKey(CommandEvent cmd, Here here) {
    String key = here.door().key();
    if (key == null) {
      throw refused("The %s has no lock.", here);
    }
    if (all.walker(cmd).items().stream().noneMatch(item -> item.kind().equals(key))) {
      throw refused("You have no key that fits the %s.", here);
    }
  }

  private static CommandRefused refused(String words, Here here) {
    return new CommandRefused(words.formatted(here.door().name()));
  }

  private void turn(CommandEvent cmd, Here here, Door.State state, String verb) {
    W walker = all.walker(cmd);
    set(here.room(), here.exit(), state);
    Exit exit = Objects.requireNonNull(here.room().exits().get(here.exit()));
    Room beyond = exit.to() == null ? null : rooms.find(exit.to());
    if (beyond != null) {
      String preferred =
          Direction.parse(here.exit()).map(way -> way.opposite().word()).orElse(null);
      beyond
          .exitTo(here.room(), preferred)
          .filter(back -> Objects.requireNonNull(beyond.exits().get(back)).door() != null)
          .ifPresent(back -> set(beyond, back, state));
    }
    var message = Message.of("{actor} {" + verb + "} the {what}.", "what");
    all.tell(walker, message.by(walker).with("what", here.door().name()));
  }

  private void set(Room room, String exit, Door.State state) {
    room.door(exit, state);
    rooms.keep(room);
  }

  /// {@return the door that is meant: by the exit that it is in, or by its name or a word of it}
  private Here here(CommandEvent cmd) {
    Room room = all.room(all.walker(cmd));
    String what = Room.fold(cmd.text("what"));
    List<Here> doors =
        room.exits().entrySet().stream()
            .flatMap(exit -> Stream.ofNullable(door(room, exit)))
            .filter(here -> isMeant(here, what))
            .toList();
    return switch (doors.size()) {
      case 0 -> throw new CommandRefused("There is no \"%s\" here.".formatted(cmd.text("what")));
      case 1 -> doors.getFirst();
      default ->
          throw new CommandRefused(
              "Which one, %s?"
                  .formatted(ListStyle.OR.join(doors.stream().map(Here::exit).toList())));
    };
  }

  private static @Nullable Here door(Room room, Map.Entry<String, Exit> exit) {
    Door door = exit.getValue().door();
    return door == null ? null : new Here(room, exit.getKey(), door);
  }

  private static boolean isMeant(Here here, String what) {
    String name = here.door().name().toLowerCase(Locale.ROOT);
    return here.exit().equals(what)
        || name.equals(what)
        || List.of(name.split(" ")).contains(what)
        || what.equals(here.exit() + " " + name)
        || what.equals(here.exit() + " door");
  }
}
