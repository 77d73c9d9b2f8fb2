package dev.parley.asterisk;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The connection has ended, whoever ended it. Every action that waited has failed.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Lost extends AsteriskEvent {
  private final String reason;
  private final boolean wanted;
  private final @Nullable Throwable cause;

  /// An end; also for tests of those who listen to it.
  ///
  /// @param reason for people
  /// @param wanted whether `Manager.close`, `Manager.connect` or a `Logoff` ended it
  public Lost(Manager manager, String reason, boolean wanted, @Nullable Throwable cause) {
    super(manager, Fields.NONE);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.wanted = wanted;
    this.cause = cause;
  }

  /// {@return why it ended, for people}
  public String reason() {
    return reason;
  }

  /// {@return whether `Manager.close`, `Manager.connect` or a `Logoff` ended it}
  public boolean isWanted() {
    return wanted;
  }

  /// {@return what broke it; null if nothing did}
  public @Nullable Throwable cause() {
    return cause;
  }

  @Override
  public String toString() {
    return super.toString() + ": " + reason;
  }
}
