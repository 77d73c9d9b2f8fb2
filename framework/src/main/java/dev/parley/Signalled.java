package dev.parley;

import dev.parley.link.Signal;
import java.util.Objects;

/// A client has sent a telnet command that is no input: somebody has pressed the key that
/// interrupts, say. What had been typed of the present line is gone then; nothing else is done
/// about it.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Signalled extends TerminalEvent {
  private final Signal signal;

  /// As if the client had sent it, for [Service#trigger].
  public Signalled(Client client, Signal signal) {
    super(client);
    this.signal = Objects.requireNonNull(signal, "signal");
  }

  /// {@return which command}
  public Signal signal() {
    return signal;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + signal + ")";
  }
}
