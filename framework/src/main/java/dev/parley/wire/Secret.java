package dev.parley.wire;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/// How the two ends of one link know each other: a token for each, of 32 random bytes. Whoever
/// starts a process makes a secret for it alone and hands its [#text] on where nobody else can read
/// it.
///
/// Immutable.
public final class Secret {
  /// Bytes in each token.
  static final int TOKEN = 32;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] ofService;
  private final byte[] ofGate;

  private Secret(byte[] both) {
    ofService = Arrays.copyOfRange(both, 0, TOKEN);
    ofGate = Arrays.copyOfRange(both, TOKEN, 2 * TOKEN);
  }

  /// {@return a new one that nobody can guess}
  public static Secret random() {
    byte[] both = new byte[2 * TOKEN];
    RANDOM.nextBytes(both);
    return new Secret(both);
  }

  /// Reads what [#text] has written.
  ///
  /// @throws IllegalArgumentException if it is something else; its message does not repeat it
  public static Secret of(String text) {
    String stripped = text.strip();
    if (stripped.length() != 4 * TOKEN || !stripped.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(
          "secret of a link: %d characters (expected %d hexadecimal digits)"
              .formatted(stripped.length(), 4 * TOKEN));
    }
    return new Secret(HexFormat.of().parseHex(stripped));
  }

  /// {@return the whole secret as 128 hexadecimal digits}
  public String text() {
    return HexFormat.of().formatHex(ofService) + HexFormat.of().formatHex(ofGate);
  }

  /// The token by which the service proves that it is one.
  byte[] ofService() {
    return ofService;
  }

  /// The token by which the gate proves that it is one.
  byte[] ofGate() {
    return ofGate;
  }

  boolean isOfService(byte[] token) {
    return MessageDigest.isEqual(ofService, token);
  }

  boolean isOfGate(byte[] token) {
    return MessageDigest.isEqual(ofGate, token);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(ofService, secret.ofService)
        && MessageDigest.isEqual(ofGate, secret.ofGate);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ofService);
  }

  /// {@return a word that tells nothing of it, so that it may be logged}
  @Override
  public String toString() {
    return "secret";
  }
}
