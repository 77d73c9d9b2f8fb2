package dev.parley.rooms;

import dev.parley.commands.CommandEvent;
import dev.parley.commands.CommandRefused;
import dev.parley.commands.Commands;
import dev.parley.language.ListStyle;
import dev.parley.rooms.item.Found;
import dev.parley.rooms.item.ItemName;
import dev.parley.rooms.item.Wanted;
import dev.parley.text.Text;
import java.util.List;

/// Which things somebody means; if that is not clear, they are asked.
///
/// Confined to its strand.
final class Picking {
  private final View view;
  private final Commands commands;

  Picking(View view, Commands commands) {
    this.view = view;
    this.commands = commands;
  }

  /// {@return what is meant; nothing, if the person has answered the question by another command,
  /// which is done then} Waits for an answer.
  ///
  /// @param none what is said if there is nothing like that, with `%s` for the words
  List<Item> pick(CommandEvent cmd, String words, List<Item> among, String none) {
    Wanted wanted = Wanted.parse(words);
    return switch (wanted.among(among, view::name)) {
      case Found.Things<Item>(var things) -> things;
      case Found.TooFew<Item>(int there) -> throw tooFew(there, wanted, words, none);
      case Found.Unclear<Item>(var choices) -> ask(cmd, wanted, among, choices);
    };
  }

  /// {@return the one thing that is meant, in a list; an empty one as by [#pick]}
  List<Item> pickOne(CommandEvent cmd, String words, List<Item> among, String none) {
    List<Item> things = pick(cmd, words, among, none);
    if (things.size() > 1) {
      throw new CommandRefused("One at a time.");
    }
    return things;
  }

  private static CommandRefused tooFew(int there, Wanted wanted, String words, String none) {
    return new CommandRefused(
        there > 0
            ? there == 1 ? "There is only one." : "There are only %d.".formatted(there)
            : wanted.all() && wanted.words().isEmpty()
                ? "There is nothing."
                : none.formatted(words));
  }

  private List<Item> ask(CommandEvent cmd, Wanted wanted, List<Item> among, List<Item> choices) {
    List<String> names = choices.stream().map(item -> "the " + view.name(item).full()).toList();
    String answer =
        cmd.client()
            .ask(
                Text.of(
                    "Which ",
                    String.join(" ", wanted.words()),
                    ", ",
                    ListStyle.OR.join(names),
                    "? "));
    if (Wanted.parse(answer).among(choices, view::name) instanceof Found.Things<Item>(var chosen)
        && chosen.size() == 1) {
      ItemName name = view.name(chosen.getFirst());
      List<Item> still =
          among.stream()
              .filter(item -> view.name(item).equals(name))
              .limit(wanted.number())
              .toList();
      if (still.isEmpty()) {
        throw new CommandRefused("Somebody was faster.");
      }
      return still;
    }
    commands.run(cmd.client(), answer);
    return List.of();
  }
}
