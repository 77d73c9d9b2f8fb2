package dev.parley.users.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// A PBKDF2 hash in one of the two forms that are common: `$pbkdf2-sha256$29000$SALT$DIGEST`, whose
/// base64 has `.` for `+`, and `pbkdf2_sha256$600000$salt$DIGEST`, whose salt is plain text.
final class Pbkdf2 {
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final Pattern MODULAR =
      Pattern.compile("\\$pbkdf2(?:-(sha1|sha256|sha512))?\\$(\\d{1,8})\\$([^$]+)\\$([^$]+)");
  private static final Pattern PLAIN =
      Pattern.compile("pbkdf2_(sha1|sha256|sha512)\\$(\\d{1,8})\\$([^$]+)\\$([^$]+)");

  private final String algorithm;
  private final int iterations;
  private final byte[] salt;
  private final byte[] digest;

  private Pbkdf2(@Nullable String hash, String iterations, byte[] salt, byte[] digest) {
    String name = hash == null ? "SHA1" : hash.toUpperCase(Locale.ROOT);
    this.algorithm = "PBKDF2WithHmac" + name;
    this.iterations = Integer.parseInt(iterations);
    this.salt = salt;
    this.digest = digest;
    if (this.iterations < 1 || this.iterations > MOST_ITERATIONS || digest.length == 0) {
      throw new PasswordHashException(
          "a PBKDF2 hash of %d bytes after %d iterations (expected some bytes, 1 to %d iterations)"
              .formatted(digest.length, this.iterations, MOST_ITERATIONS));
    }
  }

  /// {@return the hash, or null if the text is of another form}
  ///
  /// @throws PasswordHashException if it is of this form, but damaged
  static @Nullable Pbkdf2 parse(String text) {
    try {
      Matcher modular = MODULAR.matcher(text);
      if (modular.matches()) {
        return new Pbkdf2(
            modular.group(1), modular.group(2), dotted(modular.group(3)), dotted(modular.group(4)));
      }
      Matcher plain = PLAIN.matcher(text);
      if (plain.matches()) {
        return new Pbkdf2(
            plain.group(1),
            plain.group(2),
            plain.group(3).getBytes(StandardCharsets.UTF_8),
            Base64.getDecoder().decode(plain.group(4)));
      }
      return null;
    } catch (IllegalArgumentException _) {
      throw new PasswordHashException("a PBKDF2 hash is damaged (expected base64 in it)");
    }
  }

  boolean matches(String password) {
    var key = new PBEKeySpec(password.toCharArray(), salt, iterations, digest.length * Byte.SIZE);
    try {
      byte[] made = SecretKeyFactory.getInstance(algorithm).generateSecret(key).getEncoded();
      return MessageDigest.isEqual(digest, made);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is missing in this Java", e);
    } finally {
      key.clearPassword();
    }
  }

  private static byte[] dotted(String base64) {
    return Base64.getDecoder().decode(base64.replace('.', '+'));
  }
}
