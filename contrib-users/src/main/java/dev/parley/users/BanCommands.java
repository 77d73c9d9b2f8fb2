package dev.parley.users;

import dev.parley.Client;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.text.Text;
import dev.parley.users.access.Ban;
import dev.parley.users.access.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is not to come in.
///
/// Confined to its strand.
final class BanCommands<U extends User> {
  private static final String ADMINISTRATION = "administration";
  private static final String PERMISSION = "ban";

  private final Users<U> users;

  BanCommands(Users<U> users) {
    this.users = users;
  }

  @Command(
      value = "ban <target> [for <duration>] [<reason>]",
      help =
          "Keeps a name, an address or a network out: \"ban bob for 2d too much noise\","
              + " \"ban 192.0.2.0/24\".",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void ban(
      Client client, User by, String target, @Nullable Duration duration, @Nullable String reason) {
    Instant until = duration == null ? null : users.service().now().plus(duration);
    String because = reason == null ? "" : reason;
    Ban ban;
    if (isNetwork(target)) {
      Network network = network(target);
      if (network.contains(client.address().getAddress())) {
        throw new CommandRefused("You are in %s yourself.".formatted(network));
      }
      ban = users.bans().ban(network, until, because, by.name());
    } else {
      String key = users.names().key(target);
      if (key.equals(by.key())) {
        throw new CommandRefused("That is you.");
      }
      ban = users.bans().ban(key, until, because, by.name());
    }
    client.write(Text.of("%s is banned.".formatted(target)));
    sendAway(ban);
  }

  private void sendAway(Ban ban) {
    List<Client> banned = new ArrayList<>();
    for (U user : users.online()) {
      for (Client client : users.clients(user)) {
        boolean named = !ban.isNetwork() && ban.target().equals(user.key());
        if (named || users.bans().of(client.address().getAddress()).isPresent()) {
          banned.add(client);
        }
      }
    }
    for (Client client : banned) {
      client.write(users.texts().banned(ban));
      client.close();
    }
  }

  @Command(
      value = "unban <target>",
      help = "Lets a name, an address or a network in again.",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void unban(Client client, String target) {
    boolean lifted =
        isNetwork(target)
            ? users.bans().lift(network(target))
            : users.bans().lift(users.names().key(target));
    String words = lifted ? "%s is not banned any more." : "%s is not banned.";
    client.write(Text.of(words.formatted(target)));
  }

  @Command(
      value = "bans",
      help = "Lists who is banned.",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void bans(Client client) {
    List<Ban> bans = users.bans().all();
    if (bans.isEmpty()) {
      client.write("Nobody is banned.");
      return;
    }
    var table = Text.table("Who", "Until", "By", "Why");
    for (Ban ban : bans) {
      Instant until = ban.until();
      table.row(
          ban.target(), until == null ? "ever" : users.texts().date(until), ban.by(), ban.reason());
    }
    client.page(table.toText());
  }

  @Command(
      value = "kick <person> [<reason>]",
      help = "Ends somebody's connection.",
      group = ADMINISTRATION,
      permission = "kick")
  void kick(Client client, User by, User person, @Nullable String reason) {
    users.write(
        person, "%s sends you away%s".formatted(by.name(), reason == null ? "." : ": " + reason));
    users.clients(person).forEach(Client::close);
    client.write("%s is sent away.".formatted(person.name()));
  }

  private static boolean isNetwork(String target) {
    return target.indexOf('.') >= 0 || target.indexOf(':') >= 0 || target.indexOf('/') >= 0;
  }

  private static Network network(String target) {
    try {
      return Network.parse(target);
    } catch (IllegalArgumentException e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }
}
