package dev.parley.users.password;

import dev.parley.settings.Setting;

/// The settings about passwords, which [Passwords] declares.
///
/// Immutable.
public final class PasswordSettings {
  private static final String GROUP = "Passwords";

  /// The fewest characters of a new password.
  public static final Setting<Integer> MIN_LENGTH =
      Setting.integer("password-min-length", 8)
          .range(1, 128)
          .in(GROUP)
          .describedAs("Characters that a new password has to have at least.");

  /// Memory that a new hash takes.
  public static final Setting<Long> MEMORY =
      Setting.size("password-memory", 19L * 1024 * 1024)
          .range(64L * 1024, 1024L * 1024 * 1024)
          .in(GROUP)
          .describedAs("Memory that hashing one password takes (Argon2id).");

  /// Passes over that memory.
  public static final Setting<Integer> ITERATIONS =
      Setting.integer("password-iterations", 2)
          .range(1, 100)
          .in(GROUP)
          .describedAs("Times that hashing one password goes over its memory.");

  /// Threads that hash.
  public static final Setting<Integer> THREADS =
      Setting.integer("password-threads", 0)
          .range(0, 64)
          .in(GROUP)
          .describedAs("Passwords that are hashed at a time; 0 is half of the cores.");

  /// How many may wait for a thread.
  public static final Setting<Integer> QUEUE =
      Setting.integer("password-queue", 256)
          .range(1, 10_000)
          .in(GROUP)
          .describedAs(
              "Passwords that may wait to be hashed; with more, people are told to retry.");

  private PasswordSettings() {}
}
