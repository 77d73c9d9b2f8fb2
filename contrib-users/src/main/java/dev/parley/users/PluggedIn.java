package dev.parley.users;

import dev.parley.Client;
import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.Commands;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The users of a service in its commands.
///
/// Confined to its strand.
final class PluggedIn<U extends User> {
  private final Users<U> users;
  private final Commands commands;

  PluggedIn(Users<U> users, Commands commands) {
    this.users = users;
    this.commands = Objects.requireNonNull(commands, "commands");
  }

  void addAll() {
    commands.names(this::name);
    commands.permissions(users::permits);
    commands.type("person", new PersonType<>(users));
    commands.type("user", new UserType<>(users));
    commands.supply(users.type(), this::user);
    if (users.type() != User.class) {
      commands.supply(User.class, this::user);
    }
    List<Object> sets =
        List.of(
            new TalkCommands<>(users),
            new PeopleCommands<>(users),
            new RoleCommands<>(users),
            new BanCommands<>(users));
    sets.forEach(set -> commands.addAll(set).forEach(command -> command.may(this::isSignedIn)));
    commands
        .add("password", () -> new ChangePassword<>(users))
        .help("Changes your password.")
        .group("you")
        .may(this::isSignedIn)
        .whole();
    commands
        .add("unregister", () -> new RemoveAccount<>(users))
        .help("Removes your account for good.")
        .group("you")
        .may(this::isSignedIn)
        .whole();
  }

  private boolean isSignedIn(Client client) {
    return users.of(client) != null;
  }

  private @Nullable String name(Client client) {
    U user = users.of(client);
    return user == null ? null : user.name();
  }

  private U user(CommandEvent event) {
    U user = users.of(event.client());
    if (user == null) {
      throw new CommandRefused("You have not signed in.");
    }
    return user;
  }
}
