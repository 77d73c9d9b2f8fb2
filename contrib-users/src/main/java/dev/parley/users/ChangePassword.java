package dev.parley.users;

import dev.parley.Handler;
import dev.parley.Step;
import dev.parley.commands.CommandEvent;
import dev.parley.users.password.PasswordHash;
import dev.parley.users.password.TooBusyException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The command `password`: asks for the present password, and for a new one twice. An empty answer
/// ends it. A subclass adds steps, and overrides those it wants otherwise.
///
/// It survives a restart of the service at any question. Passwords are in no field of it.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <U> the class of the users
public class ChangePassword<U extends User> extends Handler<CommandEvent> {
  private final transient Users<U> users;
  private @Nullable PasswordHash changed;

  /// A conversation that has not begun.
  public ChangePassword(Users<U> users) {
    this.users = Objects.requireNonNull(users, "users");
  }

  /// {@return who it is about}
  ///
  /// @throws IllegalStateException if nobody is signed in
  protected final U user() {
    U user = users.of(client());
    if (user == null) {
      throw new IllegalStateException(client() + ": nobody is signed in");
    }
    return user;
  }

  /// Asks for the present password.
  @Step(10)
  protected void askPresent() {
    if (user().isGuest() || !users.hasPasswords()) {
      client().write("You have no password.");
      skipRest();
      return;
    }
    String secret = client().askSecret("Your present password: ");
    if (!PasswordCheck.isRight(users, client(), user(), secret)) {
      skipRest();
    }
  }

  /// Asks for the new one, twice.
  @Step(20)
  protected void askNew() {
    String secret = client().askSecret("The new password: ");
    if (secret.isEmpty()) {
      client().write("Your password stays as it is.");
      skipRest();
      return;
    }
    String objection = users.passwords().objection(secret);
    if (objection != null) {
      client().write(objection);
      insertNext("askNew");
      return;
    }
    if (!client().askSecret("The same once more: ").equals(secret)) {
      client().write("That was not the same.");
      insertNext("askNew");
      return;
    }
    try {
      changed = users.passwords().hash(client(), secret);
    } catch (TooBusyException e) {
      client().write(Objects.requireNonNull(e.getMessage()));
      skipRest();
    }
  }

  /// Keeps it.
  @Step(30)
  protected void keep() {
    user().password(Objects.requireNonNull(changed, "changed"));
    users.save(user());
    client().write("Your password is changed.");
  }
}
