package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PronounsTest {
  @ParameterizedTest
  @CsvSource({
    "he, he/him", "HE/HIM, he/him", "she / her, she/her", "she/her/hers, she/her",
    "they, they/them", "they/them/theirs, they/them", "it/its, it/its", " it , it/its",
    "xe/xem/xyr/xyrs/xemself, xe/xem", "ey/em/eir/eirs/emself/plural, ey/em"
  })
  void whatPeopleWriteIsRead(String written, String shortForm) {
    assertThat(Pronouns.parse(written).shortForm()).isEqualTo(shortForm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "he/her",
        "xe",
        "xe/xem",
        "a/b/c/d/e/f",
        "he/him/",
        "1/2/3/4/5",
        "x{/a/b/c/d"
      })
  void anythingElseIsRefused(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pronouns.parse(written))
        .withMessageContaining("expected");
  }

  @Test
  void aPronounHasAtMostTwentyCharacters() {
    assertThat(Pronouns.parse("xe/xem/abcdefghijklmnopqrst/xyrs/xemself").possessive()).hasSize(20);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pronouns.parse("xe/xem/abcdefghijklmnopqrstu/xyrs/xemself"))
        .withMessage("a pronoun has 21 characters (expected at most 20)");
  }

  @Test
  void freeSetsSayWhetherVerbsArePlural() {
    assertThat(Pronouns.parse("xe/xem/xyr/xyrs/xemself").plural()).isFalse();
    assertThat(Pronouns.parse("ey/em/eir/eirs/emself/plural").plural()).isTrue();
    assertThat(Pronouns.parse("they/them/their/theirs/themselves")).isEqualTo(Pronouns.THEY_ALL);
  }

  @Test
  void freeSetsAreSaid() {
    var xenia = new People("Xenia", Pronouns.parse("xe/xem/xyr/xyrs/xemself"));
    var scene = Message.of("{actor} {hug} {target} and {actor.they} {smile}.").by(xenia).to(xenia);
    assertThat(scene.forOnlookers()).isEqualTo("Xenia hugs xemself and xe smiles.");
  }
}
