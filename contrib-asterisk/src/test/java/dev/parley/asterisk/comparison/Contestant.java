package dev.parley.asterisk.comparison;

import java.util.function.Consumer;

/// A client of the manager interface, as far as it is measured.
interface Contestant extends AutoCloseable {
  String name();

  /// Connects and logs in as `parley` with the secret `secret`.
  void connect(int port) throws Exception;

  /// Sends a ping from a handler's place, or whatever comes nearest, and waits for the answer, so
  /// many times.
  ///
  /// @return nanoseconds of each
  long[] ping(int times) throws Exception;

  /// Calls back with the unique id of each new channel, in the order in which they come.
  void onNewChannel(Consumer<String> handler);

  /// Calls back with whether a ping was answered that a handler of the next event sent.
  void pingInHandler(Consumer<Boolean> result);

  /// Calls back when the connection has ended.
  void onEnd(Runnable handler);

  @Override
  void close();
}
