package dev.parley.users.password;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes and checks hashes of passwords. Each call takes a core for some 0.1 s, so that it belongs
/// on no strand; [Passwords] has it done elsewhere.
///
/// Thread-safe.
public final class PasswordHasher {
  private static final SecureRandom random = new SecureRandom();
  private static final int SALT_BYTES = 16;
  private static final int DIGEST_BYTES = 32;
  private static final int MOST_BCRYPT_COST = 16;

  private static final Pattern ARGON2 =
      Pattern.compile(
          "\\$argon2(id|i|d)\\$v=(16|19)\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");
  private static final Pattern BCRYPT =
      Pattern.compile("\\$2[abxy]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  private final Argon2Parameters parameters;

  /// @param parameters what new hashes cost
  public PasswordHasher(Argon2Parameters parameters) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
  }

  /// {@return a new hash, by Argon2id with a salt of its own}
  ///
  /// @param password in any spelling that Unicode takes for the same (NFC)
  public PasswordHash hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    var argon2 =
        Argon2Function.getInstance(
            parameters.memory(),
            parameters.iterations(),
            parameters.lanes(),
            DIGEST_BYTES,
            Argon2.ID,
            Argon2Function.ARGON2_VERSION_13);
    byte[] digest = argon2.hash(composed(password), salt).getBytes();
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return new PasswordHash(
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
            .formatted(
                parameters.memory(),
                parameters.iterations(),
                parameters.lanes(),
                base64.encodeToString(salt),
                base64.encodeToString(digest)));
  }

  /// {@return whether this is the password of the hash}
  ///
  /// Known are Argon2 (`$argon2id$`, `$argon2i$`, `$argon2d$`), bcrypt (`$2a$`, `$2b$`, `$2x$`,
  /// `$2y$`) and PBKDF2 with HMAC of SHA-1, SHA-256 or SHA-512, both as `$pbkdf2-sha256$...` and as
  /// `pbkdf2_sha256$...`.
  ///
  /// @param hash null for somebody who is not known: then it is false, after as much work as a
  ///   wrong password takes
  /// @throws PasswordHashException if the hash can't be checked
  public boolean matches(String password, @Nullable PasswordHash hash) {
    if (hash == null) {
      var _ = hash(password);
      return false;
    }
    String text = hash.text();
    Matcher argon2 = ARGON2.matcher(text);
    if (argon2.matches()) {
      return matchesArgon2(password, argon2);
    }
    Matcher bcrypt = BCRYPT.matcher(text);
    if (bcrypt.matches()) {
      int cost = Integer.parseInt(bcrypt.group(1));
      if (cost < 4 || cost > MOST_BCRYPT_COST) {
        throw new PasswordHashException("a bcrypt hash of cost " + cost + " (expected 4 to 16)");
      }
      return BcryptFunction.getInstanceFromHash(text).check(password, text);
    }
    Pbkdf2 pbkdf2 = Pbkdf2.parse(text);
    if (pbkdf2 != null) {
      return pbkdf2.matches(password);
    }
    throw new PasswordHashException(
        hash + " of an unknown kind (expected one of Argon2, bcrypt or PBKDF2)");
  }

  /// {@return whether the hash is of another kind than new ones are, or of other parameters, and
  /// should be made anew as soon as the password is known}
  public boolean isOutdated(PasswordHash hash) {
    Matcher argon2 = ARGON2.matcher(hash.text());
    return !argon2.matches()
        || !argon2.group(1).equals("id")
        || !argon2.group(2).equals("19")
        || number(argon2, 3) != parameters.memory()
        || number(argon2, 4) != parameters.iterations()
        || number(argon2, 5) != parameters.lanes();
  }

  private static boolean matchesArgon2(String password, Matcher parts) {
    byte[] salt;
    byte[] digest;
    Argon2Parameters cost;
    try {
      salt = Base64.getDecoder().decode(parts.group(6));
      digest = Base64.getDecoder().decode(parts.group(7));
      cost = new Argon2Parameters(number(parts, 3), number(parts, 4), number(parts, 5));
    } catch (IllegalArgumentException e) {
      throw new PasswordHashException("an Argon2 hash is damaged: " + e.getMessage());
    }
    Argon2 variant =
        switch (parts.group(1)) {
          case "i" -> Argon2.I;
          case "d" -> Argon2.D;
          default -> Argon2.ID;
        };
    var argon2 =
        Argon2Function.getInstance(
            cost.memory(),
            cost.iterations(),
            cost.lanes(),
            digest.length,
            variant,
            number(parts, 2));
    return MessageDigest.isEqual(digest, argon2.hash(composed(password), salt).getBytes());
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static byte[] composed(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }
}
