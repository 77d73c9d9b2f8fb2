package dev.parley.state;

/// State could not be written, or not be read again.
///
/// The message names the path of fields that leads to the trouble, the types, and what to do. It
/// never holds a value, and neither has it a cause that could, so that it may be logged.
///
/// Thread-safe.
public class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StateException(String message) {
    super(message);
  }
}
