package dev.parley.flow;

import dev.parley.event.Registry;
import java.time.Duration;
import java.util.List;

/// A source that is asked at an interval whether there is something new. Each is asked on a thread
/// of its own, so that one which blocks holds up no other.
///
/// One whose poll throws is reported, and asked again after a delay that doubles with each failure
/// in a row, up to a minute or its interval if that is longer.
///
/// Thread-safe, if its subclass is.
public abstract class PolledSource extends Source {
  /// A source whose events go to a registry.
  protected PolledSource(String name, Registry registry) {
    super(name, registry);
  }

  /// A source that overrides [#handOn], or whose events bring their own handlers.
  protected PolledSource(String name) {
    super(name);
  }

  /// {@return what happened since the last call, in order; empty if nothing did} May block.
  protected abstract List<?> poll() throws Exception;

  /// {@return how long to wait between two polls; by default a second}
  protected Duration interval() {
    return Duration.ofSeconds(1);
  }
}
