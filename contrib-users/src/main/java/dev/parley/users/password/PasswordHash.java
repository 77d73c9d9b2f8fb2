package dev.parley.users.password;

import java.util.Objects;

/// What is stored of a password: algorithm, parameters, salt and digest in one text. New ones are
/// Argon2id in the PHC form, `$argon2id$v=19$m=19456,t=2,p=1$salt$digest`; [PasswordHasher#matches]
/// lists the older ones that are checked too.
///
/// It prints itself without salt and digest.
///
/// Immutable.
///
/// @param text as it is stored; not checked before it is used
public record PasswordHash(String text) {
  /// Takes any text.
  public PasswordHash {
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return "a password hash of " + text.length() + " characters";
  }
}
