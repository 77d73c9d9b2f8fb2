package dev.parley.event;

import java.io.Serial;
import java.util.ArrayDeque;

/// Handlers triggered events inside one another deeper than the registry allows, as a listener does
/// that hears what it triggers itself. It ends all of these dispatches, up to the outermost one,
/// where it is a failure of the handler that began.
public final class NestingException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1L;

  private static final int NAMED = 12;

  private final int limit;
  private final transient ArrayDeque<String> chain = new ArrayDeque<>();
  private int length;

  NestingException(int limit) {
    this.limit = limit;
  }

  /// Notes a dispatch that this ended, from the innermost one to the outermost.
  void through(Object event, Listener listener) {
    length++;
    if (chain.size() == NAMED) {
      chain.removeLast();
    }
    chain.addFirst(Route.nameOf(event) + " (" + listener.label() + ")");
  }

  @Override
  public String getMessage() {
    return "events triggered inside one another: more than %d (does a handler trigger what it hears?): %s%s"
        .formatted(
            limit, String.join(" > ", chain), length > chain.size() ? " > ... " + length : "");
  }
}
