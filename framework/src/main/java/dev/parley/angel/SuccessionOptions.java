package dev.parley.angel;

/// The bounds of a [Succession], and what it says to people.
///
/// Immutable.
///
/// @param keptPerClient bytes that may be kept with one client; what is beyond is not kept
/// @param keptInAll bytes that may be kept with all clients and the service together
/// @param heldBack bytes of frames that a process may send before it serves, or after it has come
///   to rest; past it the process has failed
/// @param droppedInput what somebody is told whose input has ended the service twice, without a
///   line end
/// @param droppedClient what somebody is told, before being closed, whose coming has ended the
///   service twice, without a line end
public record SuccessionOptions(
    long keptPerClient, long keptInAll, long heldBack, String droppedInput, String droppedClient) {
  /// 4 MiB for one client, 512 MiB in all, and 64 MiB of frames.
  public static final SuccessionOptions DEFAULTS =
      new SuccessionOptions(
          4L << 20,
          512L << 20,
          64L << 20,
          "[What you typed has stopped the service twice, and is ignored. Please do not repeat it.]",
          "[Your connection has stopped the service twice, and is closed. Goodbye.]");

  /// Refuses what makes no sense.
  public SuccessionOptions {
    if (keptPerClient < 0 || keptInAll < 0 || heldBack < 0) {
      throw new IllegalArgumentException(
          "keptPerClient: %d, keptInAll: %d, heldBack: %d (expected bytes, none of them negative)"
              .formatted(keptPerClient, keptInAll, heldBack));
    }
  }
}
