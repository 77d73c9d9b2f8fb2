package dev.parley.link;

/// Why somebody was not let in.
///
/// Immutable.
public enum Refusal {
  /// `max-connections`: there are too many in all.
  TOO_MANY,
  /// `max-connections-per-address`: there are too many from the same address.
  TOO_MANY_OF_ADDRESS,
  /// `connections-per-second`: the address connects too often.
  TOO_OFTEN
}
