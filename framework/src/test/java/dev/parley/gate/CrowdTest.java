package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd(1024);

  @Test
  void gathersTextsForTheSameClients() {
    assertThat(crowd.add(new long[] {1, 2}, "one\n")).isTrue();
    assertThat(crowd.text()).isEqualTo("one\n");
    assertThat(crowd.add(new long[] {1, 2}, "two\n")).isTrue();
    assertThat(crowd.add(new long[] {1, 2}, "three\n")).isTrue();
    assertThat(crowd.text()).isEqualTo("one\ntwo\nthree\n");
    assertThat(crowd.messages()).isEqualTo(3);
    assertThat(crowd.clients()).containsExactly(1, 2);
  }

  @Test
  void takesNothingForOthers() {
    crowd.add(new long[] {1, 2}, "one\n");
    assertThat(crowd.add(new long[] {1, 3}, "two\n")).isFalse();
    assertThat(crowd.text()).isEqualTo("one\n");
  }

  @Test
  void takesLittleAtATimeButAnySingleText() {
    assertThat(crowd.add(new long[] {1}, "x".repeat(5000))).isTrue();
    assertThat(crowd.add(new long[] {1}, "y")).isFalse();
    crowd.clear();
    assertThat(crowd.isEmpty()).isTrue();
    assertThat(crowd.add(new long[] {1}, "x".repeat(100))).isTrue();
    assertThat(crowd.add(new long[] {1}, "y".repeat(29))).isFalse();
    assertThat(crowd.add(new long[] {1}, "y".repeat(28))).isTrue();
  }

  @Test
  void keepsACarriageReturnApartFromALineFeed() {
    crowd.add(new long[] {1}, "");
    assertThat(crowd.add(new long[] {1}, "one\r")).isTrue();
    assertThat(crowd.add(new long[] {1}, "\ntwo")).isFalse();
    assertThat(crowd.text()).isEqualTo("one\r");
  }
}
