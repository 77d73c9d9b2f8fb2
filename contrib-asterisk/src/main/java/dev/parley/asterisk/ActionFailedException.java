package dev.parley.asterisk;

import java.io.Serial;

/// The exchange answered that it did not do what it was asked; [#response] is what it said.
public class ActionFailedException extends AsteriskException {
  @Serial private static final long serialVersionUID = 1L;

  ActionFailedException(Manager manager, Action action, Response response) {
    super(
        "%s at %s: %s".formatted(action, manager.name(), response),
        manager,
        action,
        response,
        null);
  }
}
