package dev.parley.gate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Texts for the same clients, one behind the other, gathered so that each client is looked at once
/// for all of them. In a busy room with a thousand people that is what fan-out costs: not the
/// bytes, but touching a thousand clients for each line.
///
/// Confined to its event loop.
final class Crowd {
  /// What is gathered is dropped or sent as a whole, so it must be little beside what may wait.
  private static final int MOST_CHARS = 16 * 1024;

  private final int mostChars;
  private long[] clients = {};
  private @Nullable String first;
  private final StringBuilder all = new StringBuilder();
  private int messages;
  private boolean endsWithCr;

  /// @param soft unsent bytes past which a client's messages are dropped
  Crowd(int soft) {
    mostChars = Math.min(MOST_CHARS, soft / 8);
  }

  /// {@return whether it was taken; if not, what was gathered has to be sent first}
  boolean add(long[] recipients, String text) {
    if (first == null) {
      clients = recipients;
      first = text;
      endsWithCr = text.endsWith("\r");
      messages = 1;
      return true;
    }
    int length = messages == 1 ? first.length() : all.length();
    if (length + text.length() > mostChars || !Arrays.equals(clients, recipients)) {
      return false;
    }
    if (endsWithCr) {
      // That CR stands for itself, and must not become part of a line end.
      return false;
    }
    if (messages == 1) {
      all.append(first);
    }
    all.append(text);
    endsWithCr = text.endsWith("\r");
    messages++;
    return true;
  }

  boolean isEmpty() {
    return first == null;
  }

  long[] clients() {
    return clients;
  }

  int messages() {
    return messages;
  }

  String text() {
    return messages == 1 && first != null ? first : all.toString();
  }

  void clear() {
    first = null;
    all.setLength(0);
    messages = 0;
  }
}
