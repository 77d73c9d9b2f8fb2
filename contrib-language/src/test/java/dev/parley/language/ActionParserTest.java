package dev.parley.language;

import static dev.parley.language.People.ANN;
import static dev.parley.language.People.BOB;
import static dev.parley.language.People.CAT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActionParserTest {
  private static final ActionParser PARSER =
      ActionParser.create()
          .withOwnPrepositions(Map.of("dance", "with", "bow", "to"))
          .withVerbs(Set.of("dance", "hug", "smile", "wave")::contains);
  private static final Finder<People> HERE = Finder.among(People.ALL);

  static Stream<List<String>> table() {
    return Blocks.of("actions.txt");
  }

  @ParameterizedTest
  @MethodSource("table")
  void everybodyReadsTheirOwnSentence(List<String> block) {
    var action = PARSER.parse(block.getFirst(), ANN, HERE);
    var scene = action.scene();
    var target = scene.others().stream().findFirst();

    assertThat(
            List.of(
                scene.forActor(), target.map(scene::forViewer).orElse("-"), scene.forOnlookers()))
        .isEqualTo(block.subList(1, 4));
  }

  @Test
  void anActionIsVerbAdverbsAndPhrases() {
    var action = parse("smile happily at bob, cat and rex with joy");

    assertThat(action.verb()).isEqualTo("smile");
    assertThat(action.adverbs()).containsExactly(new Span(6, "happily"));
    assertThat(action.phrases()).hasSize(2);
    assertThat(action.phrase("at").orElseThrow().found())
        .containsExactly(BOB, CAT, People.named("Rex"));
    assertThat(action.phrase("with").orElseThrow().names().getFirst().at())
        .isEqualTo(new Span(39, "joy"));
  }

  @Test
  void theDirectObjectHasNoPreposition() {
    var action = parse("give sword to bob");

    assertThat(action.phrase("").orElseThrow().names().getFirst().at())
        .isEqualTo(new Span(5, "sword"));
    assertThat(action.phrase("to").orElseThrow().found()).containsExactly(BOB);
  }

  @Test
  void namesOfSeveralWordsAreTriedFromTheLongest() {
    var guard = new People("staff of power", Pronouns.IT);
    var action =
        PARSER.parse("wield staff of power at bob", ANN, Finder.among(List.of(guard, BOB)));

    assertThat(action.targets()).containsExactly(guard, BOB);
    assertThat(action.problems()).isEmpty();
  }

  @Test
  void unknownNamesAreReportedWithTheirPlace() {
    var action = parse("smile at bob and zork");

    assertThat(action.targets()).containsExactly(BOB);
    assertThat(action.problems()).containsExactly(new Problem<>(new Span(17, "zork"), List.of()));
    assertThat(action.problems().getFirst().message()).isEqualTo("There is no \"zork\" here.");
    assertThat(action.problems().getFirst().pointer(action.input()))
        .isEqualTo("smile at bob and zork\n                 ^^^^");
    assertThat(action.scene().forOnlookers()).isEqualTo("Ann smiles at Bob and zork.");
  }

  @Test
  void ambiguousNamesAreReportedWithTheirCandidates() {
    var young = new People("Bob the Younger", Pronouns.HE);
    var old = new People("Bob the Elder", Pronouns.HE);
    var action = PARSER.parse("hug bob", ANN, Finder.among(List.of(young, old)));

    assertThat(action.problems())
        .containsExactly(new Problem<>(new Span(4, "bob"), List.of(young, old)));
    assertThat(action.problems().getFirst().message())
        .isEqualTo("Which \"bob\": Bob the Younger or Bob the Elder?");
  }

  @Test
  void aWholeNameGoesBeforeABeginning() {
    var longer = new People("Bobby", Pronouns.HE);
    assertThat(Finder.among(List.of(longer, BOB)).find("bob")).isEqualTo(Match.found(BOB));
    assertThat(Finder.among(List.of(longer, BOB)).find("bobb")).isEqualTo(Match.found(longer));
    assertThat(HERE.find("guard")).isEqualTo(Match.found(People.named("the guard")));
    assertThat(HERE.find("nobody")).isEqualTo(Match.unknown());
  }

  @Test
  void allAmongOthersAreCalledTogether() {
    var scene = parse("hug all, me and zork").scene();
    assertThat(scene.forOnlookers()).isEqualTo("Ann hugs everyone, herself and zork.");
    assertThat(scene.forActor()).isEqualTo("You hug everyone, yourself and zork.");
    assertThat(scene.forViewer(BOB)).isEqualTo(scene.forOnlookers());
  }

  @Test
  void theFinderIsAskedOnlySoOften() {
    var questions = new AtomicInteger();
    Finder<People> counting =
        name -> {
          questions.incrementAndGet();
          return HERE.find(name);
        };
    var action = PARSER.parse("smile at " + "x, ".repeat(500) + "bob", ANN, counting);
    assertThat(questions).hasValue(120);
    assertThat(action.targets()).isEmpty();
    assertThat(action.problems()).hasSize(501);
  }

  @Test
  void partsCoverTheWholeInput() {
    var action = parse("  dance  bob , and hug  him ( gladly )!  ");
    var covered = new StringBuilder();
    action.parts().forEach(part -> covered.append(part.at().text()));
    assertThat(covered.toString().replace(" ", "")).isEqualTo(action.input().replace(" ", ""));
  }

  @Test
  void nothingTypedIsAnActionWithoutVerb() {
    var action = parse("  ");
    assertThat(action.verb()).isEmpty();
    assertThat(action.parts()).isEmpty();
  }

  private static Action<People> parse(String input) {
    return PARSER.parse(input, ANN, HERE);
  }
}
