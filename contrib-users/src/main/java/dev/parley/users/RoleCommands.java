package dev.parley.users;

import dev.parley.Client;
import dev.parley.commands.Command;
import dev.parley.commands.CommandRefused;
import dev.parley.language.ListStyle;
import dev.parley.store.Page;
import dev.parley.text.Text;
import java.util.Locale;

/// Who may do what.
///
/// Confined to its strand.
final class RoleCommands<U extends User> {
  private static final String ADMINISTRATION = "administration";
  private static final String PERMISSION = "roles";
  private static final int PAGE = 200;

  private final Users<U> users;

  RoleCommands(Users<U> users) {
    this.users = users;
  }

  @Command(
      value = "roles",
      help = "Lists the roles there are, and who has one.",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void roles(Client client) {
    var table = Text.table("Name", "Roles");
    Page<U> page = users.store().all(PAGE);
    while (true) {
      for (U user : page.items()) {
        if (!user.roles().isEmpty()) {
          table.row(user.name(), String.join(", ", user.roles().stream().sorted().toList()));
        }
      }
      if (page.isLast()) {
        break;
      }
      page = users.store().all(PAGE, page.end());
    }
    client.page(
        Text.lines(
            table.toText(),
            "Roles: " + String.join(", ", users.roles().names().stream().sorted().toList())));
  }

  @Command(
      value = "grant <user> <role>",
      help = "Gives somebody a role: \"grant ann admin\".",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void grant(Client client, User granter, User user, String role) {
    String wanted = role.toLowerCase(Locale.ROOT);
    if (!users.roles().names().contains(wanted)) {
      throw new CommandRefused(
          "There is no role \"%s\". There are: %s."
              .formatted(
                  role, ListStyle.AND.join(users.roles().names().stream().sorted().toList())));
    }
    if (user.isGuest()) {
      throw new CommandRefused("%s is a guest.".formatted(user.name()));
    }
    if (!user.grant(wanted)) {
      throw new CommandRefused("%s has that role already.".formatted(user.name()));
    }
    users.save(users.type().cast(user));
    client.write("%s has the role \"%s\" now.".formatted(user.name(), wanted));
    if (!user.equals(granter)) {
      users.write(user, "%s has given you the role \"%s\".".formatted(granter.name(), wanted));
    }
  }

  @Command(
      value = "revoke <user> <role>",
      help = "Takes a role from somebody.",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void revoke(Client client, User granter, User user, String role) {
    if (user.equals(granter) && role.equalsIgnoreCase(Roles.ADMIN)) {
      throw new CommandRefused("Another administrator has to do that.");
    }
    if (!user.revoke(role.toLowerCase(Locale.ROOT))) {
      throw new CommandRefused("%s does not have that role.".formatted(user.name()));
    }
    users.save(users.type().cast(user));
    client.write("%s does not have that role any more.".formatted(user.name()));
  }
}
