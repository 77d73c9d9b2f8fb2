package dev.parley.gate;

/// How far the service is from its gate in a test.
enum Reach {
  /// In one process: the gate's methods are called.
  NEAR,
  /// Behind a link, both ends of which are in this process.
  FAR
}
