package dev.parley.examples.talker;

import dev.parley.users.User;
import dev.parley.users.UserTexts;
import java.util.List;

/// What the talker says on coming and going.
///
/// Thread-safe.
final class TalkerTexts extends UserTexts {
  @Override
  public String greeting() {
    return """

        ~ The Talker ~

    Give your name, or a new one to make an account.
    """;
  }

  @Override
  public String welcome(User user, List<String> others) {
    return super.welcome(user, others) + " Type help to see what you can do.";
  }
}
