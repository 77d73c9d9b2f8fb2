package dev.parley.testkit;

/// Where a connection in memory shows what the service sends. Called by one thread at a time.
///
/// Thread-safe.
interface Screen {
  void show(byte[] text);

  void hideTyping(boolean hidden);

  /// Nothing follows.
  void end(String how);
}
