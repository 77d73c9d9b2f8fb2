package dev.parley.bench.server;

/// A server that is measured. It listens from its construction until its JVM ends.
///
/// Thread-safe.
interface LineServer {
  /// {@return the port on 127.0.0.1 that it got}
  int port();
}
