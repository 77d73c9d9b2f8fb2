package dev.parley.rooms;

import java.util.Locale;
import java.util.Optional;

/// One of the ten ways that have names everywhere.
///
/// Immutable.
public enum Direction {
  /// `n`
  NORTH("n"),
  /// `ne`
  NORTHEAST("ne"),
  /// `e`
  EAST("e"),
  /// `se`
  SOUTHEAST("se"),
  /// `s`
  SOUTH("s"),
  /// `sw`
  SOUTHWEST("sw"),
  /// `w`
  WEST("w"),
  /// `nw`
  NORTHWEST("nw"),
  /// `u`
  UP("u"),
  /// `d`
  DOWN("d");

  private final String shortForm;

  Direction(String shortForm) {
    this.shortForm = shortForm;
  }

  /// {@return the direction of that name or short form, in upper or lower case}
  public static Optional<Direction> parse(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    for (Direction direction : values()) {
      if (direction.word().equals(folded) || direction.shortForm.equals(folded)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }

  /// {@return the name, as it is typed: `north`}
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// {@return the short form: `n`}
  public String shortForm() {
    return shortForm;
  }

  /// {@return the way back}
  public Direction opposite() {
    return switch (this) {
      case NORTH -> SOUTH;
      case NORTHEAST -> SOUTHWEST;
      case EAST -> WEST;
      case SOUTHEAST -> NORTHWEST;
      case SOUTH -> NORTH;
      case SOUTHWEST -> NORTHEAST;
      case WEST -> EAST;
      case NORTHWEST -> SOUTHEAST;
      case UP -> DOWN;
      case DOWN -> UP;
    };
  }

  /// {@return how somebody comes from there: "from the north", "from above"}
  public String from() {
    return switch (this) {
      case UP -> "from above";
      case DOWN -> "from below";
      default -> "from the " + word();
    };
  }

  /// {@return how somebody goes there: "north", "upwards"}
  public String to() {
    return switch (this) {
      case UP, DOWN -> word() + "wards";
      default -> word();
    };
  }
}
