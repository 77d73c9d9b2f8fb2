package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  private final Table table = new Table(1, "server", "us");

  @Test
  void isMarkdownWithNumbersToTheRight() {
    table.add("Netty", "1,234.5");
    table.add("a longer name", "1");

    assertThat(table)
        .hasToString(
            """
            | server        |      us |
            |---------------|--------:|
            | Netty         | 1,234.5 |
            | a longer name |       1 |
            """);
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> table.add("Netty"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of 1 cells (expected 2)");
  }
}
