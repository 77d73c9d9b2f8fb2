package dev.parley.asterisk;

import java.io.Serial;

/// The user may not do what the exchange was asked; `read` and `write` in its `manager.conf` say
/// what he may.
public final class PermissionDeniedException extends ActionFailedException {
  @Serial private static final long serialVersionUID = 1L;

  PermissionDeniedException(Manager manager, Action action, Response response) {
    super(manager, action, response);
  }
}
