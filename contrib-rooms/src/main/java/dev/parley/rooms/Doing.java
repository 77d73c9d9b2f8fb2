package dev.parley.rooms;

import dev.parley.Handler;
import dev.parley.Step;
import dev.parley.commands.CommandBody;
import dev.parley.commands.CommandEvent;

/// A command that may ask: after a restart it goes on at the question, which a lambda would ask
/// again.
///
/// Confined to its strand.
final class Doing extends Handler<CommandEvent> {
  private final transient CommandBody body;

  Doing(CommandBody body) {
    this.body = body;
  }

  @Step(10)
  void act() throws Exception {
    body.run(event());
  }
}
