package dev.parley.users;

import dev.parley.language.ListStyle;
import dev.parley.language.Nouns;
import dev.parley.users.access.Ban;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people are told on coming and going. For other words, override what you want otherwise, and
/// give it to [Users#texts]. A method that returns null has nothing said.
///
/// Thread-safe.
public class UserTexts {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

  /// The usual words.
  public UserTexts() {}

  /// {@return the first words to who connects}
  public @Nullable String greeting() {
    return "Welcome.";
  }

  /// {@return the question for the name}
  ///
  /// @param guests whether people may come as guests
  /// @param signUp whether they may choose a new name
  public String askName(boolean guests, boolean signUp) {
    return "What is your name? " + (guests ? "(\"guest\" to have a look) " : "");
  }

  /// {@return the question whether somebody who is not known is new}
  public String askWhetherNew(String name) {
    return "Nobody is called %s yet. Is that to be your name?".formatted(name);
  }

  /// {@return for a name that somebody else's is too much like}
  public String looksLikeAnother(String name) {
    return "There is somebody whose name looks like %s. Please choose another one.".formatted(name);
  }

  /// {@return for who gave a wrong password, or the name of nobody where that is not told apart}
  public String wrongPassword() {
    return "That is not the password.";
  }

  /// {@return for who has given too many wrong passwords in one connection}
  public String tooManyTries() {
    return "Come back when you have remembered it.";
  }

  /// {@return for who has to wait before a password is looked at}
  public String tryLater(Duration wait) {
    return "There have been too many wrong passwords. Please try again in %s."
        .formatted(span(wait));
  }

  /// {@return for who has to wait until a password is looked at, since others gave wrong ones}
  public @Nullable String oneMoment(Duration wait) {
    return "There have been many wrong passwords. One moment, please.";
  }

  /// {@return for who can't make an account yet, since others from the same network have}
  public String tooManyAccounts(Duration wait) {
    return "There have been many new accounts from your network. Please try again in %s."
        .formatted(span(wait));
  }

  /// {@return for who can't sign in because something has failed}
  public String failed() {
    return "Something went wrong. Please come back later.";
  }

  /// {@return for an account that can't be read}
  public String unreadable(String name) {
    return "The account of %s is damaged. It has been left as it is; please tell an administrator."
        .formatted(name);
  }

  /// {@return for who is not let in}
  public String banned(Ban ban) {
    return "You are banned%s%s."
        .formatted(
            ban.until() == null ? "" : " until " + date(ban.until()),
            ban.reason().isEmpty() ? "" : ": " + ban.reason());
  }

  /// {@return for who is online already, where only one connection is allowed}
  public String alreadyHere(String name) {
    return "%s is here already.".formatted(name);
  }

  /// {@return for the connection that another one takes over from}
  public @Nullable String takenOver() {
    return "You have signed in from somewhere else. Goodbye.";
  }

  /// {@return for who has just lost the account}
  public @Nullable String removed() {
    return "Your account is deleted. Goodbye.";
  }

  /// {@return for all others when somebody has signed in}
  public @Nullable String hasCome(User user) {
    return "%s has come.".formatted(user.name());
  }

  /// {@return for all others when somebody has signed in who was here already}
  public @Nullable String hasReconnected(User user) {
    return "%s has reconnected.".formatted(user.name());
  }

  /// {@return for all others when somebody has gone}
  public @Nullable String hasLeft(User user) {
    return "%s has left.".formatted(user.name());
  }

  /// {@return for who has signed in}
  ///
  /// @param others who else is online, in the order of their coming
  public @Nullable String welcome(User user, List<String> others) {
    return switch (others.size()) {
      case 0 -> "Hello %s. Nobody else is here.".formatted(user.name());
      case 1 -> "Hello %s. %s is here.".formatted(user.name(), others.getFirst());
      default ->
          "Hello %s. %s are here.".formatted(user.name(), ListStyle.AND.atMost(12).join(others));
    };
  }

  /// {@return a time of day in words}
  public String date(Instant time) {
    return DATE.format(time);
  }

  /// {@return a span of time in words, in its largest unit: "3 minutes"}
  public String span(Duration span) {
    long seconds = Math.max(1, span.plusMillis(999).toSeconds());
    return seconds < 120
        ? Nouns.count(seconds, "second")
        : seconds < 7200
            ? Nouns.count(seconds / 60, "minute")
            : seconds < 172_800
                ? Nouns.count(seconds / 3600, "hour")
                : Nouns.count(seconds / 86_400, "day");
  }
}
