package dev.parley.link;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a process of a service takes over from the one before it.
///
/// Immutable; the arrays are handed over and must not be changed by either side.
///
/// @param cause why there is another process
/// @param kept what was kept for the service as a whole, by name
/// @param heirs the clients, in the order in which they came; those who have left and whose leaving
///   was not handled are among them
public record Inheritance(Cause cause, Map<String, byte[]> kept, List<Heir> heirs) {
  /// What there is when nobody has served before.
  public static final Inheritance NONE = new Inheritance(Cause.START, Map.of(), List.of());

  /// Copies the collections.
  public Inheritance {
    kept = Map.copyOf(kept);
    heirs = List.copyOf(heirs);
  }

  /// Why a process begins to serve.
  public enum Cause {
    /// Nobody has served before.
    START,
    /// The service was told to restart.
    RESTART,
    /// As RESTART, with another class path than before.
    UPGRADE,
    /// The process before has ended without a word.
    CRASH
  }

  /// A client that is there already. Its inputs follow, by [ServiceLink#receive], when people are
  /// let in.
  ///
  /// @param connected who it is
  /// @param idle how long nothing has come from it
  /// @param greeted whether its coming has been handled
  /// @param retries how many of the inputs that follow, its coming being the first if it was not
  ///   greeted, had been sent to a process that crashed, and may have been why
  /// @param kept what was kept with it, by name
  public record Heir(
      ToService.Connected connected,
      Duration idle,
      boolean greeted,
      int retries,
      Map<String, byte[]> kept) {
    /// Copies the map.
    public Heir {
      kept = Map.copyOf(kept);
    }
  }
}
