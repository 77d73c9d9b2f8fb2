package dev.parley.dial;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a connection ended.
///
/// Immutable.
///
/// @param reason which way
/// @param cause what broke it; null if nothing did
public record Ending(Reason reason, @Nullable Throwable cause) {
  /// The ways in which a connection ends.
  public enum Reason {
    /// [LineConnection#close] was called, or the service stopped.
    CLOSED("it was closed here"),
    /// The other side ended it.
    ENDED("the other side ended it"),
    /// It broke.
    BROKEN("it broke"),
    /// The other side left more unread than [Dial#maxUnsent] allows.
    UNREAD("the other side does not read what it is sent");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  /// Checks the parts.
  public Ending {
    Objects.requireNonNull(reason, "reason");
  }

  /// {@return how it ended, for people}
  @Override
  public String toString() {
    return cause == null ? reason.text : reason.text + ": " + cause.getMessage();
  }
}
