package dev.parley;

import java.io.Serial;

/// A [Handler] class is written wrongly. Thrown when it is registered; the message names class and
/// method, and says what is expected.
public final class HandlerDefinitionException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  HandlerDefinitionException(Class<?> type, String what) {
    super(type.getName() + what);
  }
}
