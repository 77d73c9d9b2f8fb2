package dev.parley.rooms;

import org.jspecify.annotations.Nullable;

/// A door in an [Exit], as it is at first; how people leave it is saved with the room. One that is
/// to be seen from both sides is described on both; the sides open and close together.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Door {
  private String name = "door";
  private State state = State.CLOSED;
  private @Nullable String key;

  /// How a door may be.
  public enum State {
    /// People can pass.
    OPEN,
    /// Somebody has to open it.
    CLOSED,
    /// Somebody has to unlock it.
    LOCKED
  }

  private Door() {}

  /// @param name in the singular, without an article: "oak door"
  /// @param state at the beginning
  /// @param key the key of the kind of items that lock and unlock it; null if it has no lock
  public Door(String name, State state, @Nullable String key) {
    this.name = name;
    this.state = state;
    this.key = key;
  }

  /// {@return what it is called, without an article; "door", if not told otherwise}
  public String name() {
    return name;
  }

  /// {@return how it is at the beginning; closed, if not told otherwise}
  public State state() {
    return state;
  }

  /// {@return the key of the kind of items that lock and unlock it; null if it has no lock}
  public @Nullable String key() {
    return key;
  }
}
