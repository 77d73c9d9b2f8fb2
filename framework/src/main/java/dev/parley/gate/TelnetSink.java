package dev.parley.gate;

import dev.parley.link.Excess;
import dev.parley.link.Signal;

/// What comes of a telnet client's input, in the order of that input.
///
/// Confined to the thread that feeds the input.
interface TelnetSink extends LineAssembler.Sink, KeyAssembler.Sink {
  /// Bytes to be sent to the client as they are.
  void reply(byte[] bytes);

  /// All output from here on is compressed, or is not any more.
  void compress(boolean on);

  /// The answers to what was offered at the beginning are there. Called once at most.
  void settled();

  /// The client has sent an out-of-band message.
  ///
  /// @param json not yet looked at; empty if there was none
  void outOfBand(String name, String json);

  /// The client has sent a subnegotiation of a declared option that is on.
  void subnegotiation(int option, byte[] payload);

  /// The client has sent a command that the service may care for.
  void signal(Signal signal);

  /// A bound was exceeded, with the consequence that is described there.
  void exceeded(Excess excess);
}
