package dev.parley.examples.talker;

import dev.parley.Client;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.text.Text;
import dev.parley.users.Users;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Talking to those who listen to a channel. There is a channel of any name as long as somebody
/// listens to it.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class Channels {
  private static final int MOST = 20;

  private final Users<Member> users;

  Channels(Users<Member> users) {
    this.users = users;
  }

  // tag::chat[]
  @Command(
      value = "chat <channel> <message>",
      help = "Says something on a channel; #news hello is short for chat news hello.",
      group = "channels")
  void chat(Member speaker, String channel, String message) {
    String name = name(channel);
    if (!speaker.channels().contains(name)) {
      throw new CommandRefused("You don't listen to " + name + ". Type: join " + name);
    }
    Text words = Text.of("[", name, "] ", speaker.name(), ": ", message);
    listeners(name).forEach(listener -> users.write(listener, words));
  }

  // end::chat[]

  @Command(value = "join <channel>", help = "Listens to a channel.", group = "channels")
  void join(Member member, Client client, String channel) {
    String name = name(channel);
    if (member.channels().size() >= MOST) {
      throw new CommandRefused("You listen to %d channels, which is enough.".formatted(MOST));
    }
    if (member.channels().add(name)) {
      users.save(member);
    }
    client.write("You listen to " + name + ".");
  }

  @Command(value = "leave <channel>", help = "Listens to a channel no more.", group = "channels")
  void leave(Member member, Client client, String channel) {
    String name = name(channel);
    if (!member.channels().remove(name)) {
      throw new CommandRefused("You don't listen to " + name + ".");
    }
    users.save(member);
    client.write("You don't listen to " + name + " any more.");
  }

  @Command(value = "channels", help = "Lists the channels and who listens.", group = "channels")
  void list(Member member, Client client) {
    var listeners = new TreeMap<String, Integer>();
    for (Member listener : users.online()) {
      listener.channels().forEach(name -> listeners.merge(name, 1, Integer::sum));
    }
    var table = Text.table("Channel", "Listeners");
    listeners.forEach((name, count) ->
        table.row(name, member.channels().contains(name) ? count + ", and you" : "" + count));
    client.write(table.toText());
  }

  private List<Member> listeners(String name) {
    return users.online().stream().filter(member -> member.channels().contains(name)).toList();
  }

  private static String name(String typed) {
    String name = typed.toLowerCase(Locale.ROOT);
    if (!name.matches("[a-z]{2,12}")) {
      throw new CommandRefused("The name of a channel has 2 to 12 letters, a to z.");
    }
    return name;
  }
}
