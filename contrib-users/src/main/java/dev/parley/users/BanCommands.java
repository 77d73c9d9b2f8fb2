package dev.parley.users;

import dev.parley.Client;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.language.ListStyle;
import dev.parley.link.Network;
import dev.parley.store.UnreadableObjectException;
import dev.parley.text.Text;
import dev.parley.users.access.Ban;
import dev.parley.users.names.NamePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is not to come in.
///
/// Confined to its strand.
final class BanCommands<U extends User> {
  private static final String ADMINISTRATION = "administration";
  static final String PERMISSION = "ban";
  private static final int MOST_NETWORKS = 3;

  private final Users<U> users;

  BanCommands(Users<U> users) {
    this.users = users;
  }

  @Command(
      value = "ban <target> [for <duration>] [<reason>]",
      help =
          "Keeps a name, an address or a network out: \"ban bob for 2d too much noise\","
              + " \"ban 192.0.2.0/24\". An IPv6 address stands for its /64.",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void ban(
      Client client, User by, String target, @Nullable Duration duration, @Nullable String reason) {
    Instant until = duration == null ? null : users.service().now().plus(duration);
    String because = reason == null ? "" : reason;
    if (isNetwork(target)) {
      Network network = network(target);
      requireNobodyOfNote(network, client, by);
      Ban ban = users.bans().ban(network, until, because, by.name());
      client.write(Text.of("%s is banned.".formatted(network)));
      sendAway(ban);
    } else {
      String key = users.names().key(target);
      Optional<U> known = requireBannable(target, key, by);
      Ban ban = users.bans().ban(key, until, because, by.name());
      client.write(Text.of(banned(target, known)));
      sendAway(ban);
    }
  }

  private void requireNobodyOfNote(Network network, Client client, User by) {
    if (network.contains(client.address().getAddress())) {
      throw new CommandRefused("You are in %s yourself.".formatted(network));
    }
    for (U user : users.online()) {
      boolean isThere =
          users.clients(user).stream()
              .anyMatch(one -> network.contains(one.address().getAddress()));
      if (isThere) {
        requireRank(by, user);
      }
    }
  }

  private Optional<U> requireBannable(String target, String key, User by) {
    if (key.equals(NamePolicy.NOBODY)) {
      throw new CommandRefused("\"%s\" can't be anybody's name.".formatted(target));
    }
    if (key.equals(by.key())) {
      throw new CommandRefused("That is you.");
    }
    Optional<U> known;
    try {
      known = users.store().active(key).or(() -> users.store().peek(key));
    } catch (UnreadableObjectException _) {
      throw new CommandRefused(users.texts().unreadable(target));
    }
    known.ifPresent(user -> {
      requireRank(by, user);
      if (user.isGuest() && users.isOnline(user)) {
        throw new CommandRefused(
            "%s is a guest, who would come back under another name. Ban the network: %s."
                .formatted(user.name(), networks(users.clients(user))));
      }
    });
    return known;
  }

  private static String banned(String target, Optional<? extends User> known) {
    if (known.isEmpty()) {
      return "%s is banned, though nobody has that name.".formatted(target);
    }
    List<String> homes = known.get().homes();
    return homes.isEmpty()
        ? "%s is banned.".formatted(target)
        : "%s is banned, and was last here from %s."
            .formatted(
                target,
                ListStyle.AND.join(homes.subList(0, Math.min(MOST_NETWORKS, homes.size()))));
  }

  /// {@return from where somebody is here, as [#ban] takes it}
  static String networks(List<Client> clients) {
    return ListStyle.AND.join(
        clients.stream()
            .map(client -> Network.of(client.address().getAddress()).toString())
            .distinct()
            .toList());
  }

  /// Who is not an administrator can do nothing to one.
  private static void requireRank(User by, User to) {
    if (Roles.isAdmin(to) && !Roles.isAdmin(by)) {
      throw new CommandRefused("%s is an administrator.".formatted(to.name()));
    }
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
    boolean lifted;
    if (isNetwork(target)) {
      lifted = users.bans().lift(network(target)) || users.bans().lift(exactly(target));
    } else {
      lifted = users.bans().lift(users.names().key(target));
    }
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
    requireRank(by, person);
    users.write(
        person, "%s sends you away%s".formatted(by.name(), reason == null ? "." : ": " + reason));
    users.clients(person).forEach(Client::close);
    client.write("%s is sent away.".formatted(person.name()));
  }

  private static boolean isNetwork(String target) {
    return target.indexOf('.') >= 0 || target.indexOf(':') >= 0 || target.indexOf('/') >= 0;
  }

  private static Network network(String target) {
    Network network = exactly(target);
    return target.indexOf('/') >= 0 ? network : network.ofCustomer();
  }

  private static Network exactly(String target) {
    try {
      return Network.parse(target);
    } catch (IllegalArgumentException e) {
      throw new CommandRefused(String.valueOf(e.getMessage()));
    }
  }
}
