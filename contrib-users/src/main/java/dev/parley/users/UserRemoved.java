package dev.parley.users;

import dev.parley.event.Event;
import java.util.Objects;

/// An account has been removed for good. Whoever keeps something under its key should let it go.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class UserRemoved extends Event {
  private final String key;
  private final String userName;

  /// An event about the account of that key and name.
  public UserRemoved(String key, String userName) {
    this.key = Objects.requireNonNull(key, "key");
    this.userName = Objects.requireNonNull(userName, "userName");
  }

  /// {@return the key that the user had}
  public String key() {
    return key;
  }

  /// {@return the name that the user had}
  public String userName() {
    return userName;
  }
}
