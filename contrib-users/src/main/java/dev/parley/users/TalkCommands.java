package dev.parley.users;

import dev.parley.Client;
import dev.parley.Clients;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.language.ListStyle;
import dev.parley.language.Message;
import dev.parley.language.Scene;
import dev.parley.text.Text;
import java.util.ArrayList;
import java.util.List;

/// Talking.
///
/// Confined to its strand.
final class TalkCommands<U extends User> {
  private static final String TALK = "talk";
  private static final Message SAY = Message.of("{actor} {say}: {what}", "what");
  private static final Message TELL = Message.of("{actor} {tell} {target}: {what}", "what");

  private final Users<U> users;

  TalkCommands(Users<U> users) {
    this.users = users;
  }

  @Command(
      value = "say <message>",
      help = "Says something to everybody.",
      group = TALK,
      aliases = "'")
  void say(User speaker, String message) {
    Scene scene = SAY.by(speaker).with("what", message);
    var others = Clients.except(users.clients(speaker));
    users.group().writeAll(Text.of(scene.forOnlookers()), others);
    users.write(speaker, Text.of(scene.forActor()));
  }

  @Command(
      value = "emote <action>",
      help = "Shows what you do, in your own words: \"emote waves\" is \"Ann waves\".",
      group = TALK,
      aliases = ";")
  void emote(User actor, String action) {
    boolean joins = action.startsWith("'") || action.startsWith(",");
    users.group().writeAll(Text.of(actor.name() + (joins ? "" : " ") + action));
  }

  @Command(
      value = "tell <people:person...> <message>",
      help = "Says something to some people only: \"tell bob and cat hello\".",
      group = TALK,
      aliases = ">")
  void tell(Client client, User speaker, List<User> people, String message) {
    if (people.contains(speaker)) {
      throw new CommandRefused("You need not tell yourself.");
    }
    Scene scene = TELL.by(speaker).to(people).with("what", message);
    for (User user : people) {
      users.write(user, Text.of(scene.forViewer(user)));
    }
    client.write(Text.of(scene.forActor()));
    List<String> away = new ArrayList<>();
    for (User user : people) {
      if (user.away() != null) {
        client.write(Text.of("%s is away: %s".formatted(user.name(), user.away())));
      } else if (users.isAway(user)) {
        away.add(user.name());
      }
    }
    if (!away.isEmpty()) {
      client.write(
          "%s %s been silent for a while."
              .formatted(ListStyle.AND.join(away), away.size() == 1 ? "has" : "have"));
    }
  }
}
