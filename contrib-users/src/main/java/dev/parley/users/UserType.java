package dev.parley.users;

import dev.parley.commands.ArgumentContext;
import dev.parley.commands.ArgumentType;
import dev.parley.commands.CommandRefused;
import dev.parley.store.UnreadableObjectException;
import java.util.List;

/// Anybody with an account, by the full name.
///
/// Confined to its strand.
final class UserType<U extends User> extends ArgumentType<U> {
  private final Users<U> users;

  UserType(Users<U> users) {
    super(users.type(), Extent.WORD);
    this.users = users;
  }

  @Override
  public U parse(String words, ArgumentContext context) {
    try {
      return users
          .find(words)
          .orElseThrow(() -> new CommandRefused(NoSuchUserException.sentence(List.of(words))));
    } catch (UnreadableObjectException _) {
      throw new CommandRefused(users.texts().unreadable(words));
    }
  }
}
