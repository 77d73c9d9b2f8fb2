package dev.parley.angel;

import dev.parley.wire.LinkServer;
import dev.parley.wire.Secret;
import java.io.IOException;

/// Starts the processes of the service, each with a secret of its own for the link.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Stints {
  private final ChildCommand command;
  private final LinkServer link;
  private int count;

  Stints(ChildCommand command, LinkServer link) {
    this.command = command;
    this.link = link;
  }

  /// {@return one that is not started yet}
  Stint next(Seat seat, ClassPathCopy copy) {
    return new Stint(++count, seat, copy);
  }

  /// Starts the process.
  ///
  /// @throws IOException if there is no such program, or no room for another process
  void start(Stint stint) throws IOException {
    var secret = Secret.random();
    link.expect(secret, stint);
    var parentage = new Parentage(link.socket(), secret.text(), stint.number());
    try {
      var child = Child.start(command.words(stint.copy(), parentage), parentage);
      stint.begin(child);
      child.onExit(_ -> link.forget(secret));
    } catch (IOException e) {
      link.forget(secret);
      throw e;
    }
  }
}
