package dev.parley.users;

import dev.parley.Handler;
import dev.parley.Reply;
import dev.parley.Step;
import dev.parley.commands.CommandEvent;
import java.util.Objects;

/// The command `unregister`: asks whether that is meant, and for the password, and removes the
/// account for good. A subclass adds steps, and overrides those it wants otherwise.
///
/// It survives a restart of the service at any question.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
///
/// @param <U> the class of the users
public class RemoveAccount<U extends User> extends Handler<CommandEvent> {
  private final transient Users<U> users;

  /// A conversation that has not begun.
  public RemoveAccount(Users<U> users) {
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

  /// Asks whether that is meant.
  @Step(10)
  protected void confirm() {
    boolean meant =
        client()
            .confirm(
                "Everything that is known of you will be deleted. Is that what you want?",
                Reply.byDefault(false));
    if (!meant) {
      client().write("Your account stays.");
      skipRest();
    }
  }

  /// Asks for the password.
  @Step(20)
  protected void askPassword() {
    if (users.hasPasswords() && !user().isGuest()) {
      String secret = client().askSecret("Your password: ");
      if (!PasswordCheck.isRight(users, client(), user(), secret)) {
        client().write("Your account stays.");
        skipRest();
      }
    }
  }

  /// Removes it.
  @Step(30)
  protected void remove() {
    users.remove(user());
  }
}
