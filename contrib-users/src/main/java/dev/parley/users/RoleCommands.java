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
    requireAdmin(granter, wanted);
    if (!users.roles().names().contains(wanted)) {
      throw new CommandRefused(
          "There is no role \"%s\". There are: %s."
              .formatted(
                  role, ListStyle.AND.join(users.roles().names().stream().sorted().toList())));
    }
    if (user.isGuest()) {
      throw new CommandRefused("%s is a guest.".formatted(user.name()));
    }
    U target = users.type().cast(user);
    try {
      if (!target.grant(wanted)) {
        throw new CommandRefused("%s has that role already.".formatted(target.name()));
      }
      users.save(target);
    } finally {
      users.letGo(target);
    }
    client.write("%s has the role \"%s\" now.".formatted(target.name(), wanted));
    if (!target.equals(granter)) {
      users.write(target, "%s has given you the role \"%s\".".formatted(granter.name(), wanted));
    }
  }

  @Command(
      value = "revoke <user> <role>",
      help = "Takes a role from somebody.",
      group = ADMINISTRATION,
      permission = PERMISSION)
  void revoke(Client client, User granter, User user, String role) {
    String unwanted = role.toLowerCase(Locale.ROOT);
    if (user.equals(granter) && unwanted.equals(Roles.ADMIN)) {
      throw new CommandRefused("Another administrator has to do that.");
    }
    requireAdmin(granter, unwanted);
    U target = users.type().cast(user);
    try {
      if (!target.revoke(unwanted)) {
        throw new CommandRefused("%s does not have that role.".formatted(target.name()));
      }
      users.save(target);
    } finally {
      users.letGo(target);
    }
    client.write("%s does not have that role any more.".formatted(target.name()));
  }

  /// Whoever may give out roles could give that one to themselves otherwise.
  private static void requireAdmin(User granter, String role) {
    if (role.equals(Roles.ADMIN) && !Roles.isAdmin(granter)) {
      throw new CommandRefused("Only an administrator can do that.");
    }
  }
}
