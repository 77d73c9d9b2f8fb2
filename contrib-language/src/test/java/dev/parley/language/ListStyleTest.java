package dev.parley.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ListStyleTest {
  @Test
  void namesAreJoined() {
    assertThat(ListStyle.AND.join()).isEqualTo("nobody");
    assertThat(ListStyle.AND.join("Ann")).isEqualTo("Ann");
    assertThat(ListStyle.AND.join("Ann", "Bob")).isEqualTo("Ann and Bob");
    assertThat(ListStyle.AND.join("Ann", "Bob", "Cat")).isEqualTo("Ann, Bob and Cat");
    assertThat(ListStyle.OR.join("Ann", "Bob", "Cat")).isEqualTo("Ann, Bob or Cat");
  }

  @Test
  void theCommaOfOxfordIsAnOption() {
    var style = ListStyle.AND.withOxfordComma();
    assertThat(style.join("Ann", "Bob")).isEqualTo("Ann and Bob");
    assertThat(style.join("Ann", "Bob", "Cat")).isEqualTo("Ann, Bob, and Cat");
  }

  @Test
  void longListsEndWithOthersOfWhomThereAreAtLeastTwo() {
    assertThat(ListStyle.AND.atMost(2).join("Ann", "Bob")).isEqualTo("Ann and Bob");
    assertThat(ListStyle.AND.atMost(2).join("Ann", "Bob", "Cat")).isEqualTo("Ann and 2 others");
    assertThat(ListStyle.AND.atMost(3).join("A", "B", "C", "D")).isEqualTo("A, B and 2 others");
  }

  @Test
  void nobodyCanBeNothing() {
    assertThat(ListStyle.AND.whenEmpty("nothing").join()).isEqualTo("nothing");
  }

  @Test
  void aLimitBelowTwoIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ListStyle.AND.atMost(1))
        .withMessageContaining("at least 2");
  }
}
