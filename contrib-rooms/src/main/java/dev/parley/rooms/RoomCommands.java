package dev.parley.rooms;

import dev.parley.commands.CommandBody;
import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.Commands;
import dev.parley.commands.RegisteredCommand;
import dev.parley.language.Finder;
import dev.parley.language.ListStyle;
import dev.parley.language.Match;
import dev.parley.language.Scene;
import dev.parley.text.Text;
import java.util.Collection;
import java.util.regex.Pattern;

/// What the commands of rooms have in common.
///
/// Confined to its strand.
final class RoomCommands<W extends Walker> {
  private final Rooms<W> rooms;
  private final Commands commands;

  RoomCommands(Rooms<W> rooms, Commands commands) {
    this.rooms = rooms;
    this.commands = commands;
  }

  void addAll() {
    new WalkCommands<>(this).addAll();
    new TalkCommands<>(this).addAll();
    new DoorCommands<>(this).addAll();
    new ItemCommands<>(this).addAll();
    new BuildCommands<>(this).addAll();
    new AdminCommands<>(this).addAll();
  }

  Rooms<W> rooms() {
    return rooms;
  }

  Commands commands() {
    return commands;
  }

  /// Adds a command in place of one of its name.
  RegisteredCommand add(String pattern, CommandBody body) {
    commands.remove(pattern.split(" ", 2)[0]);
    return commands.add(pattern, body);
  }

  /// Adds a command in place of one of its name.
  ///
  /// @param regex for what follows the name
  /// @param syntax what is shown
  RegisteredCommand add(String name, String regex, String syntax, CommandBody body) {
    commands.remove(name);
    return commands.add(name, Pattern.compile(regex), syntax, body);
  }

  /// Adds a command that may ask questions.
  RegisteredCommand addAsking(String name, String regex, String syntax, CommandBody body) {
    return add(name, regex, syntax, body).replace(() -> new Doing(body));
  }

  W walker(CommandEvent cmd) {
    W walker = rooms.users().of(cmd.client());
    if (walker == null) {
      throw new CommandRefused("You have not signed in.");
    }
    return walker;
  }

  Room room(Walker walker) {
    Room room = rooms.of(walker);
    if (room == null) {
      throw new CommandRefused("You are nowhere.");
    }
    return room;
  }

  /// {@return the one of these people who is meant}
  W person(String name, Collection<W> among) {
    return switch (Finder.among(among).find(name)) {
      case Match.Found<W>(var people, _) when people.size() == 1 -> people.getFirst();
      case Match.Ambiguous<W>(var people) ->
          throw new CommandRefused(
              "\"%s\" could be %s."
                  .formatted(name, ListStyle.OR.join(people.stream().map(Walker::name).toList())));
      default -> throw new CommandRefused("There is no \"%s\" here.".formatted(name));
    };
  }

  /// Tells all around somebody what they do, each as it concerns them.
  void tell(Walker actor, Scene scene) {
    for (W other : rooms.around(actor)) {
      rooms.users().write(other, Text.of(scene.forViewer(other)));
    }
  }
}
