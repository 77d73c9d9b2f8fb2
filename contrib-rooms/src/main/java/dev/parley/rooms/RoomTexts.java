package dev.parley.rooms;

import dev.parley.language.ListStyle;
import dev.parley.text.Styles;
import dev.parley.text.Text;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What people are told in rooms. For other words, override what you want otherwise, and give it to
/// [Rooms#texts]. What others are told of somebody's coming and going may be empty: nobody is told
/// anything then.
///
/// Thread-safe.
public class RoomTexts {
  /// The usual words.
  public RoomTexts() {}

  /// {@return for those who see somebody go}
  ///
  /// @param exit the name of the exit
  public Text leaves(Walker walker, String exit) {
    return Text.of(
        walker.name(),
        " leaves ",
        Direction.parse(exit).map(Direction::to).orElse("through the " + exit),
        ".");
  }

  /// {@return for those who see somebody come}
  ///
  /// @param wayBack the name of the exit through which the walker could go back; null if there is
  ///   none
  public Text arrives(Walker walker, @Nullable String wayBack) {
    String way =
        wayBack == null
            ? ""
            : " " + Direction.parse(wayBack).map(Direction::from).orElse("through the " + wayBack);
    return Text.of(walker.name(), " arrives", way, ".");
  }

  /// {@return for those who see somebody come who came through no exit}
  public Text appears(Walker walker) {
    return Text.of(walker.name(), " appears from nowhere.");
  }

  /// {@return for those who see somebody go who goes through no exit}
  public Text disappears(Walker walker) {
    return Text.of(walker.name(), " disappears.");
  }

  /// {@return for those who try a way that there is not}
  public Text noExit() {
    return Text.of("You can't go that way.");
  }

  /// {@return for those whose room is gone, before they see another one}
  public Text roomIsGone() {
    return Text.of("The place where you were is no more. You find yourself elsewhere.");
  }

  /// {@return the name of a room above what there is to see}
  public Text title(Room room) {
    String name = room.name();
    int rest = name.offsetByCodePoints(0, 1);
    return Styles.bold(name.substring(0, rest).toUpperCase(Locale.ROOT) + name.substring(rest));
  }

  /// {@return who else is in a room; empty for nothing to be said}
  public Text people(List<String> names) {
    return names.isEmpty()
        ? Text.empty()
        : Text.of(ListStyle.AND.join(names), names.size() == 1 ? " is here." : " are here.");
  }

  /// {@return what lies in a room; empty for nothing to be said}
  ///
  /// @param entries as in "3 bricks"
  public Text things(List<String> entries) {
    return entries.isEmpty()
        ? Text.empty()
        : Text.of("You see ", ListStyle.AND.join(entries), " here.");
  }

  /// {@return what people see who look at somebody}
  ///
  /// @param things what the person carries
  public Text person(Walker person, List<String> things) {
    return Text.of(
        person.name(),
        " (",
        person.pronouns().shortForm(),
        ") is here",
        things.isEmpty() ? "." : ", carrying " + ListStyle.AND.join(things) + ".");
  }

  /// {@return which ways lead out of a room}
  ///
  /// @param exits their names, with what is to be said of a door
  public Text exits(List<Text> exits) {
    return switch (exits.size()) {
      case 0 -> Text.of("There is no way out.");
      case 1 -> Text.of("Exit: ", exits.getFirst(), ".");
      default -> Text.of("Exits: ", Text.join(", ", exits), ".");
    };
  }
}
