package dev.parley.language;

import static dev.parley.language.People.ANN;
import static dev.parley.language.People.BOB;
import static dev.parley.language.People.CAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
  static Stream<List<String>> table() {
    return Blocks.of("messages.txt");
  }

  @ParameterizedTest
  @MethodSource("table")
  void everybodyReadsTheirOwnSentence(List<String> block) {
    String[] cast = block.get(1).split(">", 2);
    var targets =
        Arrays.stream(cast[1].split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(People::named)
            .toList();
    var scene = Message.of(block.get(0)).by(People.named(cast[0].strip())).to(targets);

    String first = targets.isEmpty() ? "-" : scene.forViewer(targets.getFirst());
    assertThat(List.of(scene.forActor(), first, scene.forOnlookers()))
        .isEqualTo(block.subList(2, 5));
  }

  @Test
  void rolesOfTheirOwnHoldPeopleOrWords() {
    var message = Message.of("{actor} {give} {item} to {target}[ for {guest}].", "item", "guest");
    var scene = message.by(ANN).to(BOB).with("item", "an {odd} [thing]").with("guest", CAT);

    assertThat(scene.forActor()).isEqualTo("You give an {odd} [thing] to Bob for Cat.");
    assertThat(scene.forViewer(CAT)).isEqualTo("Ann gives an {odd} [thing] to Bob for you.");
    assertThat(scene.others()).containsExactlyInAnyOrder(BOB, CAT);
    assertThat(scene.with("guest", "").forOnlookers())
        .isEqualTo("Ann gives an {odd} [thing] to Bob.");
  }

  @Test
  void everyoneIsOneWordAndOneVerb() {
    var scene =
        Message.of("{actor} {wave} to {target}. {target} {target:wave} back.")
            .by(ANN)
            .toAll(List.of(BOB, CAT), "everyone");
    assertThat(scene.forViewer(BOB)).isEqualTo("Ann waves to everyone. Everyone waves back.");
    assertThat(scene.others()).containsExactly(BOB, CAT);
  }

  @Test
  void whoIsNamedTwiceIsOne() {
    assertThat(Message.of("{actor} {hug} {target}.").by(ANN).to(BOB, BOB).forActor())
        .isEqualTo("You hug Bob.");
  }

  @Test
  void listsAreInTheStyleOfTheScene() {
    var scene = Message.of("{actor} {hug} {target}.").by(ANN).to(BOB, CAT, People.named("Rex"));
    assertThat(scene.withLists(ListStyle.AND.withOxfordComma()).forActor())
        .isEqualTo("You hug Bob, Cat, and Rex.");
    assertThat(scene.withLists(ListStyle.AND.atMost(2)).forViewer(CAT))
        .isEqualTo("Ann hugs you and 2 others.");
  }

  @Test
  void aRoleWithoutAnybodyIsRefused() {
    var scene = Message.of("{actor} {smile} at {target}.").by(ANN);
    assertThatIllegalStateException()
        .isThrownBy(scene::forOnlookers)
        .withMessageContaining("\"target\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{actor | 1 | is not closed",
        "hi } | 4 | closes nothing",
        "{actor} [smile | 9 | is not closed",
        "{actor} ]smile | 9 | closes nothing",
        "{actor} [smile] | 9 | no role",
        "{} | 2 | Nothing",
        "{actor} {smile} at {targt}. | 21 | looks like a role",
        "{Actor} {smile} | 2 | looks like a role",
        "{actor.him} | 8 | Unknown form \"him\"",
        "{bob.them} | 2 | Unknown role \"bob\"",
        "{bob's} hat | 2 | Unknown role \"bob\"",
        "{bob:smile} | 2 | Unknown role \"bob\"",
        "{actor:} | 8 | Nothing",
        "{actor} {1} | 10 | \"1\"",
        "{actor} {sm{ile}} | 10 | \"sm{ile\""
      })
  void wrongTemplatesSayWhere(String template, int position, String problem) {
    var failure = catchThrowableOfType(TemplateException.class, () -> Message.of(template));
    assertThat(failure).as(template).isNotNull();
    assertThat(failure.position() + 1).isEqualTo(position);
    assertThat(failure)
        .hasMessageContaining(problem)
        .hasMessageContaining("expected")
        .hasMessageContaining("at character " + position);
  }

  @Test
  void wrongNamesOfRolesAreRefused() {
    assertThatThrownBy(() -> Message.of("x", "Big Role"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
