package dev.parley.language;

import java.io.Serial;

/// A template is written wrongly. The message shows where, and what was expected there.
///
/// Immutable.
public final class TemplateException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final int position;

  TemplateException(String template, int position, String problem, String expected) {
    super(
        "%s at character %d of \"%s\" (expected %s)"
            .formatted(problem, position + 1, template, expected));
    this.position = position;
  }

  /// {@return the index of the character in the template, from 0}
  public int position() {
    return position;
  }
}
