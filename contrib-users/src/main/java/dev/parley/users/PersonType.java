package dev.parley.users;

import dev.parley.commands.ArgumentContext;
import dev.parley.commands.ArgumentType;
import dev.parley.commands.ArgumentTypes;

/// Somebody who is online, by the name or the beginning of just one name.
///
/// Confined to its strand.
final class PersonType<U extends User> extends ArgumentType<U> {
  private final Users<U> users;
  private final ArgumentType<U> byBeginning;

  PersonType(Users<U> users) {
    super(users.type(), Extent.WORD);
    this.users = users;
    this.byBeginning = ArgumentTypes.named(users.type(), _ -> users.online(), User::name);
  }

  @Override
  public U parse(String words, ArgumentContext context) {
    U known = users.online(words);
    return known == null ? byBeginning.parse(words, context) : known;
  }
}
