package dev.parley.rooms;

import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.RegisteredCommand;
import dev.parley.text.Markup;
import dev.parley.text.MarkupException;
import dev.parley.text.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Building rooms while the service runs. What a file or code says of a room is changed there, not
/// here.
///
/// Confined to its strand.
final class BuildCommands<W extends Walker> {
  private static final String GROUP = "building";
  private static final String PERMISSION = "build";
  private static final Pattern KEY = Pattern.compile("[a-z0-9_-]{1,100}");

  /// The way back through an exit that is no direction.
  private static final String OUT = "out";

  private final RoomCommands<W> all;
  private final Rooms<W> rooms;

  BuildCommands(RoomCommands<W> all) {
    this.all = all;
    this.rooms = all.rooms();
  }

  void addAll() {
    building(all.add("dig <exit> <key> [<name>]", this::dig))
        .help(
            "Makes a room behind a new exit, and an exit back: \"dig north garden rose garden\".");
    building(all.add("link <exit> <key>", this::link))
        .help("Makes an exit to a room that is there: \"link north garden\".");
    building(all.add("unlink <exit>", this::unlink))
        .help("Takes an exit away that a builder has made.")
        .whole();
    building(all.add("describe <text>", this::describe))
        .help("Says what people see in a room that a builder has made; with markup.");
    building(all.add("rename <name>", this::rename))
        .help("Gives a room that a builder has made another name.");
    building(all.add("demolish", this::demolish))
        .help("Removes the room where you are, if a builder has made it.")
        .whole();
  }

  private static RegisteredCommand building(RegisteredCommand command) {
    return command.group(GROUP).permission(PERMISSION);
  }

  private void dig(CommandEvent cmd) {
    W builder = all.walker(cmd);
    Room here = all.room(builder);
    String exit = newExit(here, cmd.text("exit"));
    String key = cmd.text("key");
    if (!KEY.matcher(key).matches()) {
      throw new CommandRefused("A key is made of a-z, 0-9, _ and -.");
    }
    if (rooms.find(key) != null) {
      throw new CommandRefused("There is a room \"%s\". Try link.".formatted(key));
    }
    String back = Direction.parse(exit).map(way -> way.opposite().word()).orElse(OUT);
    var room = new Room(key, cmd.text("name"));
    room.builder(builder.key());
    room.build(back, Exit.to(here.key()));
    here.build(exit, Exit.to(key));
    rooms.create(room);
    rooms.keep(here);
    cmd.client().write(Text.of("There is an exit \"", exit, "\" to ", room.name(), " now."));
    rooms.writeOthers(builder, Text.of(builder.name(), " makes a new way out."));
  }

  private void link(CommandEvent cmd) {
    Room here = all.room(all.walker(cmd));
    String exit = newExit(here, cmd.text("exit"));
    Room room = rooms.find(cmd.text("key"));
    if (room == null) {
      throw new CommandRefused("There is no room \"%s\".".formatted(cmd.text("key")));
    }
    here.build(exit, Exit.to(room.key()));
    rooms.keep(here);
    cmd.client().write(Text.of("There is an exit \"", exit, "\" to ", room.name(), " now."));
  }

  private static String newExit(Room here, String typed) {
    String exit = Room.fold(typed);
    if (here.exits().containsKey(exit)) {
      throw new CommandRefused("There is an exit \"%s\" already.".formatted(exit));
    }
    return exit;
  }

  private void unlink(CommandEvent cmd) {
    Room here = all.room(all.walker(cmd));
    String exit = Room.fold(cmd.text("exit"));
    if (!here.exits().containsKey(exit)) {
      throw new CommandRefused("There is no exit \"%s\".".formatted(exit));
    }
    if (here.isDefinedExit(exit)) {
      throw new CommandRefused(elsewhere(here));
    }
    here.build(exit, null);
    rooms.keep(here);
    cmd.client().write("That exit is gone.");
  }

  private void describe(CommandEvent cmd) {
    Room here = built(cmd);
    String text = cmd.text("text");
    String wrong = mistake(text);
    if (wrong != null) {
      throw new CommandRefused(wrong);
    }
    here.description(text);
    rooms.keep(here);
    cmd.client().write("So be it.");
  }

  private static @Nullable String mistake(String markup) {
    try {
      var _ = Markup.of(markup);
      return null;
    } catch (MarkupException e) {
      return e.getMessage();
    } catch (IllegalArgumentException _) {
      return "A description has no arguments: write {{0}} for {0}.";
    }
  }

  private void rename(CommandEvent cmd) {
    Room here = built(cmd);
    here.name(cmd.text("name"));
    rooms.keep(here);
    cmd.client().write("So be it.");
  }

  private void demolish(CommandEvent cmd) {
    Room here = built(cmd);
    if (here.equals(rooms.startRoom())) {
      throw new CommandRefused("People come in here.");
    }
    rooms.remove(here);
  }

  private Room built(CommandEvent cmd) {
    Room here = all.room(all.walker(cmd));
    if (!here.isBuilt()) {
      throw new CommandRefused(elsewhere(here));
    }
    return here;
  }

  private String elsewhere(Room room) {
    return rooms.isMade(room.key()) || !rooms.hasFiles()
        ? "What is said of \"%s\" is part of the program, and has to be changed there."
            .formatted(room.key())
        : "What is said of \"%s\" stands in a file of the world. Change it there, then type \"reload\"."
            .formatted(room.key());
  }
}
