package dev.parley.examples.mud;

import dev.parley.users.User;
import dev.parley.users.UserTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people are told on coming and going.
///
/// Thread-safe.
final class MudTexts extends UserTexts {
  @Override
  public String greeting() {
    return """

        A village in the hills

    Give your name, or a new one to make an account.
    """;
  }

  /// Those who are there see it, and the others need not know.
  @Override
  public @Nullable String hasCome(User user) {
    return null;
  }

  @Override
  public @Nullable String hasLeft(User user) {
    return null;
  }

  @Override
  public String welcome(User user, List<String> others) {
    return "Hello " + user.name() + ". Type help to see what you can do.";
  }
}
