package dev.parley.wire;

import dev.parley.link.GateLink;

/// One process of a service, as whoever has started it sees it from the gate's end.
///
/// Each method is called on the event loop and must not block.
///
/// Thread-safe.
public interface Guest {
  /// The process has connected and proved who it is.
  ///
  /// @param visit its link
  /// @return what its calls go to
  GateLink attached(Visit visit);

  /// The process has connected, but speaks another version of the link.
  ///
  /// @param reason a sentence that says what to do
  void refused(String reason);

  /// The link has ended, whoever ended it; follows [#attached].
  ///
  /// @param reason why, for people
  void lost(String reason);
}
