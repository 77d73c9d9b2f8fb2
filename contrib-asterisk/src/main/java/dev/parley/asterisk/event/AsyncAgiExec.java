package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// A command of AGI over the manager interface is done.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class AsyncAgiExec extends AsyncAgiEvent {
  /// An event that the exchange tells.
  public AsyncAgiExec(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return the id that the command was given}
  public String commandId() {
    return Read.text(fields(), "CommandID", "CommandId");
  }

  /// {@return the result in words}
  public String result() {
    return URLDecoder.decode(text("Result"), StandardCharsets.UTF_8);
  }
}
