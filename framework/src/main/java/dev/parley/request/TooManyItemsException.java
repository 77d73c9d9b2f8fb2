package dev.parley.request;

import java.io.Serial;

/// A list had more items than its request was ready to take.
public final class TooManyItemsException extends RequestException {
  @Serial private static final long serialVersionUID = 1L;

  private final int most;

  TooManyItemsException(String request, int most) {
    super("%s: more than %d items came; take them one by one".formatted(request, most), null);
    this.most = most;
  }

  /// {@return how many it was ready to take}
  public int most() {
    return most;
  }
}
