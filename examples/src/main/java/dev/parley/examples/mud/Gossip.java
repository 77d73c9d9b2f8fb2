package dev.parley.examples.mud;

import dev.parley.Clients;
import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.Commands;
import dev.parley.rooms.Walker;
import dev.parley.text.Text;
import dev.parley.users.Users;

/// The channel of the village: what is said there is heard everywhere, by all whose ears are open.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Gossip {
  private final Users<Walker> users;

  /// A group of the service, so that ears stay shut over a restart.
  private final Clients deaf;

  private Gossip(Users<Walker> users, Clients deaf) {
    this.users = users;
    this.deaf = deaf;
  }

  static void addTo(Commands commands, Users<Walker> users) {
    var gossip = new Gossip(users, commands.service().group("deaf"));
    commands
        .add("gossip <message>", gossip::say)
        .help("Says something that is heard in the whole village: gossip who has the key?")
        .group("channels")
        .may(client -> users.of(client) != null);
    commands
        .add("ears <state:open|shut>", gossip::listen)
        .help("Listens to gossip, or no longer.")
        .group("channels")
        .may(client -> users.of(client) != null);
  }

  private void say(CommandEvent cmd) {
    Walker speaker = users.of(cmd.client());
    if (speaker == null || deaf.contains(cmd.client())) {
      throw new CommandRefused("Your ears are shut. Type: ears open");
    }
    Text words = Text.of("[gossip] ", speaker.name(), ": ", cmd.text("message"));
    users.group().writeAll(words, client -> !deaf.contains(client));
  }

  private void listen(CommandEvent cmd) {
    boolean open = cmd.text("state").equals("open");
    if (open) {
      deaf.remove(cmd.client());
    } else {
      deaf.add(cmd.client());
    }
    cmd.client().write(open ? "You listen to gossip." : "You listen to gossip no longer.");
  }
}
