package dev.parley.request;

import java.io.Serial;

/// The items of a list were not as many as its end mark says.
public final class IncompleteAnswerException extends RequestException {
  @Serial private static final long serialVersionUID = 1L;

  private final int announced;
  private final int received;

  IncompleteAnswerException(String request, int announced, int received) {
    super(
        "%s: %d items came (expected %d, as its end mark says)"
            .formatted(request, received, announced),
        null);
    this.announced = announced;
    this.received = received;
  }

  /// {@return how many items the end mark says there were}
  public int announced() {
    return announced;
  }

  /// {@return how many items came}
  public int received() {
    return received;
  }
}
