package dev.parley.users;

import dev.parley.settings.Setting;
import java.time.Duration;

/// The settings about users, which [Users] declares; those about passwords are
/// [dev.parley.users.password.PasswordSettings].
///
/// Immutable.
public final class UserSettings {
  private static final String GROUP = "Users";

  /// Whether there is a way to make an account.
  public static final Setting<Boolean> SIGN_UP =
      Setting.flag("sign-up", true)
          .in(GROUP)
          .describedAs("Whether who has no account may make one.");

  /// Whether people may come without an account.
  public static final Setting<Boolean> GUESTS =
      Setting.flag("guests", false)
          .in(GROUP)
          .describedAs("Whether people may come as guests, who are forgotten when they leave.");

  /// Who is the first administrator.
  public static final Setting<Boolean> FIRST_IS_ADMIN =
      Setting.flag("first-user-is-admin", false)
          .in(GROUP)
          .describedAs("Whether the first account that is made becomes the administrator's.");

  /// Tries of one connection.
  public static final Setting<Integer> TRIES =
      Setting.integer("sign-in-tries", 3)
          .range(1, 100)
          .in(GROUP)
          .describedAs("Wrong passwords that a connection may give; then it is closed.");

  /// Who is online already.
  public static final Setting<SeveralConnections> SEVERAL =
      Setting.choice("several-connections", SeveralConnections.TAKE_OVER)
          .in(GROUP)
          .describedAs("What happens when somebody signs in who is online already.");

  /// When somebody counts as away.
  public static final Setting<Duration> AWAY_AFTER =
      Setting.duration("away-after", Duration.ofMinutes(10))
          .in(GROUP)
          .describedAs("After how much silence a user is shown as away.");

  private UserSettings() {}
}
