package dev.parley.wire;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The link to one process of a service.
///
/// Thread-safe.
public interface Visit {
  /// Asks the process for a sign of life. Never waits.
  ///
  /// @return done when it has answered, and failed when the link is lost before; give it a limit
  CompletableFuture<@Nullable Void> ping();

  /// Ends the link, so that the process ends too. Never waits.
  void end();
}
