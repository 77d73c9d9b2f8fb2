package dev.parley.rooms.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {
  private record Thing(int number, ItemName name) {}

  private static final List<Thing> HERE =
      List.of(
          new Thing(1, ItemName.of("ball", "red")),
          new Thing(2, ItemName.of("ball", "blue", "rubber")),
          new Thing(3, ItemName.of("ball", "red")),
          new Thing(4, ItemName.of("lamp")),
          new Thing(5, ItemName.of("ball bearing")),
          new Thing(6, ItemName.of("lamp", "old")),
          new Thing(7, ItemName.of("wolf")),
          new Thing(8, ItemName.of("sheep")),
          new Thing(9, ItemName.of("sheep")));

  private static String meaning(String typed) {
    return switch (Wanted.parse(typed).among(HERE, Thing::name)) {
      case Found.Things<Thing>(var things) -> numbers(things);
      case Found.Unclear<Thing>(var choices) -> "which of " + numbers(choices);
      case Found.TooFew<Thing>(var there) -> "only " + there;
    };
  }

  private static String numbers(List<Thing> things) {
    return String.join(" ", things.stream().map(thing -> "" + thing.number).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lamp           | 4", // the whole name goes before one with an adjective
        "old lamp       | 6",
        "the Old  LAMP  | 6",
        "wolf           | 7",
        "sheep          | 8",
        "ball           | which of 1 2",
        "red ball       | 1",
        "a rubber ball  | 2",
        "ball bearing   | 5",
        "bearing        | 5",
        "rubber         | 2",
        "red            | 1",
        "2.ball         | 2",
        "3.ball         | 3",
        "2.red ball     | 3",
        "2.lamp         | 6",
        "4.ball         | only 3",
        "0.ball         | only 3",
        "2 red balls    | 1 3",
        "3 red balls    | only 2",
        "2 balls        | which of 1 2",
        "2 sheep        | 8 9",
        "balls          | 1 2 3",
        "red balls      | 1 3",
        "wolves         | 7",
        "all            | 1 2 3 4 5 6 7 8 9",
        "everything     | 1 2 3 4 5 6 7 8 9",
        "all balls      | 1 2 3",
        "all of the lamps | 4 6",
        "all.ball       | 1 2 3",
        "every sheep    | 8 9",
        "all stones     | only 0",
        "stone          | only 0",
        "green ball     | only 0",
        "the            | only 0",
      })
  void knowsWhatIsMeant(String typed, String meaning) {
    assertThat(meaning(typed)).isEqualTo(meaning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "2.", "99999.ball", "-1 balls", "all.", "7", "\uFFFD", "2.2.ball"})
  void anyInputHasAMeaning(String typed) {
    assertThat(meaning(typed)).isEqualTo("only 0");
  }

  @Test
  void countsThingsOfOneName() {
    assertThat(Inventory.entries(HERE.stream().map(Thing::name).toList()))
        .containsExactly(
            "2 red balls",
            "a blue rubber ball",
            "a lamp",
            "a ball bearing",
            "an old lamp",
            "a wolf",
            "2 sheep");
  }
}
