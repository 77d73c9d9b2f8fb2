package dev.parley.users.password;

/// What an Argon2id hash costs.
///
/// Immutable.
///
/// @param memory in KiB, from 8 for each lane to 1 GiB
/// @param iterations from 1 to 100
/// @param lanes parts that are filled side by side, from 1 to 16
public record Argon2Parameters(int memory, int iterations, int lanes) {
  /// 19 MiB, two passes, one lane: some 0.1 s on one core.
  public static final Argon2Parameters DEFAULT = new Argon2Parameters(19456, 2, 1);

  static final int MOST_MEMORY = 1024 * 1024;

  /// @throws IllegalArgumentException if a value is out of its range
  public Argon2Parameters {
    require("lanes", lanes, 1, 16);
    require("iterations", iterations, 1, 100);
    require("memory", memory, 8 * lanes, MOST_MEMORY);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d (expected %d to %d)".formatted(name, value, least, most));
    }
  }
}
