package dev.parley.angel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The angel can't do what it was asked to. Its message is one line for the person who asked.
///
/// Immutable.
public final class AngelException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  AngelException(String message) {
    this(message, null);
  }

  AngelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
