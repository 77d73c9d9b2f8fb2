package dev.parley.request;

import java.io.Serial;

/// So many requests wait for their answer that no further one is sent.
public final class TooManyRequestsException extends RequestException {
  @Serial private static final long serialVersionUID = 1L;

  TooManyRequestsException(String request, int most) {
    super("%s: %d requests wait already (expected fewer than that)".formatted(request, most), null);
  }
}
