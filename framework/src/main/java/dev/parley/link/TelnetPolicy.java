package dev.parley.link;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a gate negotiates with telnet clients, and the bounds of what they may send. Each field but
/// the last is a setting of the service, described there.
///
/// Immutable.
///
/// @param quiet whether nothing is offered to a client before it has sent a telnet command, but
///   what secrets and keys need
/// @param compression whether MCCP2 is offered
/// @param gmcp whether GMCP is offered
/// @param msdp whether MSDP is offered
/// @param mssp whether MSSP is offered
/// @param settleLimit how long the answers to the first offers may take until the client is
///   announced all the same; zero announces it at once
/// @param keepAlive after how much silence a NOP is sent to a client that speaks telnet; zero:
///   never
/// @param areYouThereInterval how much time lies between two answers to ARE-YOU-THERE
/// @param maxPayload bytes in one subnegotiation; a longer one is dropped
/// @param payloadBudget bytes in all subnegotiations of a client within ten seconds; those beyond
///   are dropped
/// @param maxNesting how deep an out-of-band message may be nested; a deeper one is dropped
/// @param maxVariables how many variables of a client's environment are kept
/// @param maxTerminalTypes how often a client is asked for a further name of its terminal
/// @param declared further options whose subnegotiations are passed on
public record TelnetPolicy(
    boolean quiet,
    boolean compression,
    boolean gmcp,
    boolean msdp,
    boolean mssp,
    Duration settleLimit,
    Duration keepAlive,
    Duration areYouThereInterval,
    int maxPayload,
    int payloadBudget,
    int maxNesting,
    int maxVariables,
    int maxTerminalTypes,
    List<Declared> declared) {
  /// The defaults.
  public static final TelnetPolicy DEFAULTS =
      new TelnetPolicy(
          false,
          true,
          true,
          false,
          true,
          Duration.ofMillis(250),
          Duration.ofSeconds(45),
          Duration.ofSeconds(1),
          64 * 1024,
          256 * 1024,
          32,
          64,
          8,
          List.of());

  /// Options that the gate answers for itself: those it knows, and those that would change the
  /// stream under it.
  private static final Set<Integer> OWN =
      Set.of(0, 1, 3, 6, 24, 25, 31, 34, 36, 37, 38, 39, 42, 46, 69, 70, 85, 86, 87, 88, 201);

  /// Refuses an option that is declared twice or belongs to the gate.
  public TelnetPolicy {
    declared = List.copyOf(declared);
    Set<Integer> seen = new HashSet<>();
    for (Declared one : declared) {
      if (one.option() < 0 || one.option() > 255) {
        throw new IllegalArgumentException("option: %d (expected 0..255)".formatted(one.option()));
      }
      if (OWN.contains(one.option())) {
        throw new IllegalArgumentException(
            "option %d belongs to the gate; declare others only".formatted(one.option()));
      }
      if (!seen.add(one.option())) {
        throw new IllegalArgumentException("option %d is declared twice".formatted(one.option()));
      }
    }
  }

  /// An option that the service deals with itself.
  ///
  /// @param option its code, 0 to 255
  /// @param remote whether it is the client that does it (the gate says DO); else the gate says
  ///   WILL
  /// @param offered whether it is offered at the beginning; else only accepted
  public record Declared(int option, boolean remote, boolean offered) {}
}
