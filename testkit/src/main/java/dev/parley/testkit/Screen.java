package dev.parley.testkit;

/// Where a connection in memory shows what the service sends. Called by one thread at a time.
///
/// Thread-safe.
interface Screen {
  void show(byte[] text);

  void hideTyping(boolean hidden);

  /// The service wants single keys, or lines again.
  void wantKeys(boolean wanted);

  /// A message beside the text.
  ///
  /// @param json a JSON value, or nothing
  void message(String name, String json);

  /// Nothing follows.
  void end(String how);
}
