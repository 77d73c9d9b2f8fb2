package dev.parley.users;

import dev.parley.Client;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.language.ListStyle;
import dev.parley.language.Nouns;
import dev.parley.language.Pronouns;
import dev.parley.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/// Who is here, and what is known of people.
///
/// Confined to its strand.
final class PeopleCommands<U extends User> {
  private static final String PEOPLE = "people";
  private static final String YOU = "you";
  private static final int MOST_LISTED = 200;
  private static final int MOST_AWAY = 80;

  private final Users<U> users;

  PeopleCommands(Users<U> users) {
    this.users = users;
  }

  @Command(
      value = "who",
      help = "Lists who is here, and for how long they have been silent.",
      group = PEOPLE)
  void who(Client client) {
    var table = Text.table("Name", "Idle", "");
    for (U user : users.online()) {
      table.row(user.name(), idle(user), remark(user));
    }
    client.write(Text.lines(table.toText(), count(users.online().size(), "person") + " online."));
  }

  private static String count(long number, String noun) {
    return number + " " + (number == 1 ? noun : Nouns.plural(noun));
  }

  private String idle(User user) {
    Duration idle = users.idle(user);
    return idle.toSeconds() < 1 ? "-" : users.texts().span(idle);
  }

  private String remark(User user) {
    String away = user.away();
    return away != null ? "away: " + away : users.isAway(user) ? "away" : "";
  }

  @Command(
      value = "users",
      help = "Lists those who have an account: who is online, and who was here last.",
      group = PEOPLE)
  void users(Client client) {
    var table = Text.table("Name", "Last seen");
    Instant now = users.service().now();
    var listed = new LinkedHashSet<U>(users.online());
    listed.addAll(
        users
            .store()
            .query()
            .where("guest", false)
            .orderByDescending("lastSeenAt")
            .limit(MOST_LISTED)
            .list());
    listed.removeIf(User::isGuest);
    for (U user : listed) {
      table.row(user.name(), lastSeen(user, now));
    }
    long all = users.store().query().where("guest", false).count();
    String total = count(all, "user") + (all > listed.size() ? ", some of them not shown." : ".");
    client.page(Text.lines(table.toText(), total));
  }

  private String lastSeen(User user, Instant now) {
    return users.isOnline(user)
        ? "online"
        : users.texts().span(Duration.between(user.lastSeenAt(), now)) + " ago";
  }

  @Command(value = "look [<person>]", help = "Looks around, or at somebody.", group = PEOPLE)
  void look(Client client, @Nullable User person) {
    if (person == null) {
      var others =
          users.online().stream()
              .filter(user -> !user.equals(users.of(client)))
              .map(User::name)
              .toList();
      client.write(
          switch (others.size()) {
            case 0 -> "Nobody else is here.";
            case 1 -> others.getFirst() + " is here.";
            default -> ListStyle.AND.join(others) + " are here.";
          });
      return;
    }
    var words = new StringBuilder(person.name());
    words.append(" (").append(person.pronouns().shortForm()).append(")");
    if (person.isGuest()) {
      words.append(", a guest");
    } else if (Roles.isAdmin(person)) {
      words.append(", an administrator");
    }
    words.append(". Idle: ").append(idle(person)).append('.');
    String remark = remark(person);
    if (!remark.isEmpty()) {
      words.append(" (").append(remark).append(')');
    }
    if (users.permits(client, BanCommands.PERMISSION)) {
      words.append(" From ").append(BanCommands.networks(users.clients(person))).append('.');
    }
    client.write(Text.of(words.toString()));
  }

  @Command(
      value = "pronouns [<pronouns>]",
      help =
          "Says what stands for your name: \"pronouns she\", \"pronouns he/him\", or all five of"
              + " your own as in \"xe/xem/xyr/xyrs/xemself\".",
      group = YOU)
  void pronouns(Client client, @Nullable String pronouns) {
    U user = signedIn(client);
    if (pronouns != null) {
      try {
        user.pronouns(Pronouns.parse(pronouns));
      } catch (IllegalArgumentException e) {
        throw new CommandRefused(String.valueOf(e.getMessage()));
      }
      users.save(user);
    }
    client.write("Your pronouns are %s.".formatted(user.pronouns().shortForm()));
  }

  @Command(
      value = "away [<message>]",
      help =
          "Shows you as away, with a message for those who tell you something. Alone, ends that.",
      group = YOU)
  void away(Client client, @Nullable String message) {
    U user = signedIn(client);
    if (message == null && user.away() == null) {
      users.away(user, "back later");
    } else {
      users.away(user, message == null ? null : cut(message));
    }
    String away = user.away();
    client.write(Text.of(away == null ? "You are back." : "You are away: " + away));
  }

  private static String cut(String message) {
    return message.length() <= MOST_AWAY
        ? message
        : message.substring(0, message.offsetByCodePoints(0, message.codePointCount(0, MOST_AWAY)));
  }

  private U signedIn(Client client) {
    U user = users.of(client);
    if (user == null) {
      throw new CommandRefused("You have not signed in.");
    }
    return user;
  }
}
