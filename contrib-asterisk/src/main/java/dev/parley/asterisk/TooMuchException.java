package dev.parley.asterisk;

import java.io.Serial;

/// An event of a list can't be kept, since too much is held already.
final class TooMuchException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  TooMuchException(long most) {
    super("lists hold more than %d bytes; take their events one by one".formatted(most));
  }
}
