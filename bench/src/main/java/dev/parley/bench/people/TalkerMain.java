package dev.parley.bench.people;

import dev.parley.Service;
import dev.parley.commands.Commands;
import dev.parley.commands.Socials;
import dev.parley.users.User;
import dev.parley.users.Users;
import dev.parley.users.password.Argon2Parameters;
import dev.parley.users.password.PasswordHasher;

/// A talker as its users write it: accounts, commands and socials, and tables at which a few hear
/// each other. Its arguments are the settings.
///
/// All accounts have the same password, and those who make one are not asked for it: so that a
/// thousand are made within seconds. Who has one is asked, and it is checked as always.
public final class TalkerMain {
  /// The password of everybody.
  static final String PASSWORD = "of no secrecy";

  private TalkerMain() {}

  static void main(String[] args) {
    var service = Service.create();
    var commands = Commands.of(service).standard();
    Users<User> users = Users.of(service).plugIn(commands);
    var hash = new PasswordHasher(Argon2Parameters.DEFAULT).hash(PASSWORD);
    users.signIn(all -> new QuickSignUp(all, hash));
    var tables = new Tables(users);
    commands.addAll(tables);
    Socials.addTo(commands, tables);
    service.run(args);
  }
}
