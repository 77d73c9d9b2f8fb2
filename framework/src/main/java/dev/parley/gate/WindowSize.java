package dev.parley.gate;

/// The size of a client's window: NAWS (RFC 1073).
///
/// Not thread-safe: many threads may use it, one at a time.
final class WindowSize {
  /// What a layout can be asked to fill.
  private static final int LARGEST = 1000;

  private static final int LENGTH = 4;

  private boolean awaited;
  private int columns;
  private int rows;

  /// The client has agreed to tell.
  void begin() {
    awaited = true;
  }

  /// The client will not tell.
  void end() {
    awaited = false;
  }

  /// {@return whether the client has agreed to tell, and has not}
  boolean isAwaited() {
    return awaited;
  }

  /// {@return at most 1000; 0 if unknown}
  int columns() {
    return columns;
  }

  /// {@return at most 1000; 0 if unknown}
  int rows() {
    return rows;
  }

  /// Takes what the client has sent.
  ///
  /// @return whether this was a size, and another one than before
  boolean received(byte[] payload, int length) {
    awaited = false;
    if (length != LENGTH) {
      return false;
    }
    int newColumns = size(payload, 0);
    int newRows = size(payload, 2);
    boolean changed = newColumns != columns || newRows != rows;
    columns = newColumns;
    rows = newRows;
    return changed;
  }

  private static int size(byte[] payload, int at) {
    return Math.min(LARGEST, ((payload[at] & 0xFF) << 8) | (payload[at + 1] & 0xFF));
  }
}
