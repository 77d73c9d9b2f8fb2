package dev.parley;

import dev.parley.link.Inheritance;
import java.util.Objects;

/// This process goes on where another one was: everybody is there with what was kept, behind
/// [PostStart], and before anything that people have typed is handled.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class PostRestart extends ServiceEvent {
  private final Inheritance.Cause cause;

  /// An event of the given service, for [Service#trigger].
  public PostRestart(Service service, Inheritance.Cause cause) {
    super(service);
    this.cause = Objects.requireNonNull(cause, "cause");
  }

  /// {@return why there is another process: a restart, an upgrade or a crash}
  public Inheritance.Cause cause() {
    return cause;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + cause + ")";
  }
}
