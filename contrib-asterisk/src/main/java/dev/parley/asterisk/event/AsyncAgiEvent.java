package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// A channel that is controlled by commands of AGI over the manager interface.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class AsyncAgiEvent extends ChannelEvent {
  /// For subclasses.
  protected AsyncAgiEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return what the channel told of itself when it began, a line each of name and value}
  public final String environment() {
    return URLDecoder.decode(text("Env"), StandardCharsets.UTF_8);
  }
}
