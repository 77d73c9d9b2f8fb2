package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for any words, from seeds that a failure names.
class AnyInputTest {
  private static final List<String> WORDS =
      List.of(
          "smile",
          "dance",
          "at",
          "with",
          "of",
          "and",
          "&",
          "then",
          ",",
          ".",
          "!",
          "bob",
          "cat",
          "ann",
          "all",
          "zork",
          "him",
          "her",
          "them",
          "my",
          "me",
          "i",
          "am",
          "he",
          "is",
          "his",
          "the",
          "a",
          "happily",
          "pointing",
          "because",
          "and,",
          ",and",
          "bob,cat",
          "{",
          "}",
          "[",
          "-",
          "'",
          "\"",
          "Ä",
          "\uD83D\uDE00",
          "\u0301",
          "x-ray",
          "...",
          "-ly",
          "ly",
          "\t",
          "hug");
  private static final List<String> TEMPLATE =
      List.of(
          "{actor}",
          "{target}",
          "{actor's}",
          "{target's}",
          "{actor.they}",
          "{target.them}",
          "{target.their}",
          "{actor.theirs}",
          "{target.themself}",
          "{smile}",
          "{be}",
          "{target:be}",
          "[ at {target}]",
          "[{target.they} [{target:do}]]",
          " ",
          ". ",
          "\"",
          "...",
          "and",
          "!");
  private static final ActionParser PARSER =
      ActionParser.create()
          .withOwnPrepositions(Map.of("dance", "with"))
          .withVerbs(Set.of("hug", "smile")::contains);

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyActionIsUnderstoodAndCoversItsInput(long seed) {
    String input = join(new Random(seed), WORDS, seed % 3 == 0 ? "" : " ", 14);
    var action = PARSER.parse(input, People.ANN, Finder.among(People.ALL));

    int end = 0;
    for (var part : action.parts()) {
      assertThat(input.substring(end, part.at().start())).as(input).isBlank();
      assertThat(input.substring(part.at().start())).startsWith(part.at().text());
      end = part.at().end();
    }
    assertThat(input.substring(end)).as(input).isBlank();
    for (Person viewer : People.ALL) {
      assertThat(action.scene().forViewer(viewer)).isNotBlank();
    }
    assertThat(action.problems()).allSatisfy(problem -> assertThat(problem.message()).isNotEmpty());
    assertThat(action.phrases()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noBracesAreLeftOfATemplate(long seed) {
    var random = new Random(seed);
    var message = Message.of(join(random, TEMPLATE, "", 12));
    var targets = People.ALL.subList(0, 1 + random.nextInt(People.ALL.size()));
    var scene = message.by(People.ALL.get(random.nextInt(People.ALL.size()))).to(targets);

    for (Person viewer : People.ALL) {
      assertThat(scene.forViewer(viewer))
          .as(message.toString())
          .doesNotContainPattern("[{}\\[\\]]");
    }
    assertThat(scene.forOnlookers()).doesNotContainPattern("(?i)\\byou");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTemplateIsCompiledOrRefusedWithAPlace(long seed) {
    String template =
        join(
            new Random(seed),
            List.of("{", "}", "[", "]", "actor", "'s", ".", ":", "x", "they"),
            "",
            9);
    try {
      Message.of(template);
    } catch (TemplateException e) {
      assertThat(e.position()).isBetween(0, template.length());
      assertThat(e).hasMessageContaining("expected");
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyWordHasItsForms(long seed) {
    var random = new Random(seed);
    String word =
        join(
            random,
            List.of(
                "a", "e", "i", "o", "u", "y", "s", "b", "n", "q", "ch", "-", " ", "ly", "ing", "X",
                "8", "É", "'", "of"),
            "",
            7);

    assertThat(
            List.of(
                Verbs.thirdPerson(word),
                Verbs.past(word),
                Verbs.pastParticiple(word),
                Verbs.presentParticiple(word),
                Nouns.plural(word)))
        .allSatisfy(form -> assertThat(form.length()).isGreaterThanOrEqualTo(word.length() - 2));
    assertThat(Nouns.a(word)).endsWith(word);
  }

  private static String join(Random random, List<String> words, String separator, int most) {
    var text = new StringBuilder();
    int count = random.nextInt(most);
    for (int i = 0; i < count; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(separator);
    }
    return text.toString();
  }
}
