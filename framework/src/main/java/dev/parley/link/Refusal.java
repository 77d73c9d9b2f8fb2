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
  TOO_OFTEN,
  /// `proxy-header-timeout`: one of `proxies` did not say whose its connection is, in time or
  /// properly. The address is its own.
  NO_HEADER
}
