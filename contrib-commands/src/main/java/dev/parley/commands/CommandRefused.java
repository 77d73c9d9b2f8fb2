package dev.parley.commands;

import dev.parley.text.Text;
import java.util.Objects;

/// Ends a command and tells whoever typed it why: there is nobody of that name, or the door is
/// locked. It is no failure: nothing is logged. A command throws it from wherever it finds out.
///
/// Immutable.
public final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Text text;

  /// @param message what the person reads; signs in it mean nothing
  public CommandRefused(String message) {
    this(Text.of(message));
  }

  /// @param text what the person reads
  public CommandRefused(Text text) {
    super(text.toString(), null, false, false);
    this.text = Objects.requireNonNull(text, "text");
  }

  /// {@return what the person reads}
  public Text text() {
    return text;
  }
}
