package dev.parley.rooms;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

/// A way out of a [Room]. In YAML it is the key of the room that it leads to, or more is said of
/// it:
///
/// ```yaml
/// exits:
///   north: mill
///   east:
///     to: cellar
///     description: Steps lead down to a heavy door.
///     door: {name: cellar door, state: LOCKED, key: brass-key}
///   well:
///     refusal: It is far too deep.
/// ```
///
/// One that leads nowhere is a fake: people see it, and are refused when they try. All texts are
/// markup.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Exit {
  private @Nullable String to;
  private String description = "";
  private String message = "";
  private @Nullable String refusal;
  private boolean hidden;
  private @Nullable Door door;

  private Exit() {}

  /// {@return an exit to the room of that key}
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Exit to(String key) {
    var exit = new Exit();
    exit.to = key;
    return exit;
  }

  /// {@return an exit that leads nowhere}
  ///
  /// @param refusal what those read who try it
  public static Exit fake(String refusal) {
    var exit = new Exit();
    exit.refusal = refusal;
    return exit;
  }

  /// Says what people see who look that way.
  ///
  /// @return this
  public Exit description(String description) {
    this.description = description;
    return this;
  }

  /// Says what people read while they pass.
  ///
  /// @return this
  public Exit message(String message) {
    this.message = message;
    return this;
  }

  /// Has nobody pass.
  ///
  /// @param refusal what those read who try it; null to let people pass
  /// @return this
  public Exit refusal(@Nullable String refusal) {
    this.refusal = refusal;
    return this;
  }

  /// Leaves it out of lists, for people to find.
  ///
  /// @return this
  public Exit hidden() {
    hidden = true;
    return this;
  }

  /// Puts a door into it.
  ///
  /// @return this
  public Exit door(Door door) {
    this.door = door;
    return this;
  }

  /// {@return the key of the room that it leads to; null for a fake}
  public @Nullable String to() {
    return to;
  }

  /// {@return what people see who look that way; empty for nothing special}
  public String description() {
    return description;
  }

  /// {@return what people read while they pass; empty for nothing}
  public String message() {
    return message;
  }

  /// {@return what those read who try it; null if people may pass, or are refused in the usual
  /// words because it is a fake}
  public @Nullable String refusal() {
    return refusal;
  }

  /// {@return whether it is left out of lists}
  public boolean isHidden() {
    return hidden;
  }

  /// {@return the door in it; null if there is none}
  public @Nullable Door door() {
    return door;
  }
}
