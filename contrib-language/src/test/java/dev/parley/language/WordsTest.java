package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/// Verbs, nouns, articles and counts, by tables.
class WordsTest {
  @ParameterizedTest
  @CsvFileSource(resources = "verbs.csv", numLinesToSkip = 1)
  void verbsHaveTheirForms(String base, String third, String past, String participle, String ing) {
    assertThat(
            List.of(
                Verbs.thirdPerson(base),
                Verbs.past(base),
                Verbs.pastParticiple(base),
                Verbs.presentParticiple(base)))
        .containsExactly(third, past, participle, ing);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "plurals.csv", numLinesToSkip = 1)
  void nounsHaveTheirPlural(String singular, String plural) {
    assertThat(Nouns.plural(singular)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "articles.csv", numLinesToSkip = 1)
  void articlesFollowTheSound(String phrase, String article) {
    assertThat(Nouns.a(phrase)).isEqualTo(article + " " + phrase);
  }

  @ParameterizedTest
  @CsvSource({
    "0, coin, no coins, no coins",
    "1, coin, one coin, one coin",
    "2, coin, 2 coins, two coins",
    "12, cup of tea, 12 cups of tea, twelve cups of tea",
    "13, wolf, 13 wolves, 13 wolves",
    "-1, coin, -1 coins, -1 coins",
    "3, sheep, 3 sheep, three sheep"
  })
  void countsAreInDigitsOrWords(long number, String noun, String digits, String words) {
    assertThat(Nouns.count(number, noun)).isEqualTo(digits);
    assertThat(Nouns.countInWords(number, noun)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"Ann, Ann's", "James, James's", "the guard, the guard's"})
  void namesOwnThingsWithAnS(String name, String possessive) {
    assertThat(Nouns.possessive(name)).isEqualTo(possessive);
  }

  @Test
  void pluralsThatEndWithAnSOwnWithAnApostrophe() {
    assertThat(Nouns.possessive("guards", true)).isEqualTo("guards'");
    assertThat(Nouns.possessive("men", true)).isEqualTo("men's");
  }

  @ParameterizedTest
  @CsvSource({
    "be, I, am, was",
    "be, you, are, were",
    "be, they, are, were",
    "be, she, is, was",
    "smile, I, smile, smiled",
    "smile, they, smile, smiled",
    "smile, it, smiles, smiled",
    "have, he, has, had",
    "can, he, can, could",
    "look at, he, looks at, looked at"
  })
  void verbsAgreeWithTheirSubject(String verb, String subject, String present, String past) {
    Pronouns pronouns =
        switch (subject) {
          case "I" -> new Pronouns("I", "me", "my", "mine", "myself", true);
          case "you" -> Pronouns.YOU;
          default -> Pronouns.parse(subject);
        };
    assertThat(Verbs.present(verb, pronouns)).isEqualTo(present);
    assertThat(Verbs.past(verb, pronouns)).isEqualTo(past);
  }

  @Test
  void everyIrregularVerbHasAParticiple() {
    var rows = WordList.lines("verbs.txt");
    var wrong = new ArrayList<List<String>>();
    for (var row : rows) {
      if (row.size() < 3 || row.size() > 5) {
        wrong.add(row);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThan(180);
  }

  @Test
  void noNounIsInTwoTables() {
    var irregular = WordList.byFirst("nouns.txt").keySet();
    assertThat(WordList.words("invariant.txt"))
        .doesNotContainAnyElementsOf(irregular)
        .doesNotContainAnyElementsOf(WordList.words("plural-only.txt"));
  }
}
