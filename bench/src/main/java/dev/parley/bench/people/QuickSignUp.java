package dev.parley.bench.people;

import dev.parley.users.SignIn;
import dev.parley.users.User;
import dev.parley.users.Users;
import dev.parley.users.password.PasswordHash;

/// A conversation that gives a password to who has none, and asks everybody else for it.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class QuickSignUp extends SignIn<User> {
  private final transient PasswordHash hash;

  QuickSignUp(Users<User> users, PasswordHash hash) {
    super(users);
    this.hash = hash;
  }

  @Override
  protected void choosePassword() {
    // Everybody has the same one.
  }

  @Override
  protected void announce() {
    if (isNew()) {
      user().password(hash);
      users().save(user());
    }
    super.announce();
  }
}
