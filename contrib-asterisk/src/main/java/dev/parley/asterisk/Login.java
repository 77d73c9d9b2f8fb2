package dev.parley.asterisk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Who logs in, and how. Never prints the secret.
///
/// Immutable.
final class Login {
  private final String user;
  private final String secret;
  private final String events;
  private final boolean plain;

  Login(ManagerBuilder builder) {
    user = builder.user;
    secret = builder.secret;
    events = builder.events;
    plain = builder.plain;
  }

  boolean isPlain() {
    return plain;
  }

  Action challenge() {
    return Action.of("Challenge").with("AuthType", "MD5");
  }

  Action plain() {
    return login().with("Secret", secret).with("Events", events);
  }

  /// {@return the login that answers a challenge}
  Action answer(String challenge) {
    return login()
        .with("AuthType", "MD5")
        .with("Key", digest(challenge + secret))
        .with("Events", events);
  }

  private Action login() {
    return Action.of("Login").with("Username", user);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no MD5; use plainLogin() over TLS", e);
    }
  }

  @Override
  public String toString() {
    return "login of " + user;
  }
}
