package dev.parley.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentTypesTest {
  /// A type for things with names of several words.
  static ArgumentType<String> phrase(String... names) {
    return new ArgumentType<>(String.class, ArgumentType.Extent.PHRASE) {
      @Override
      public String parse(String words, ArgumentContext context) {
        if (!List.of(names).contains(words)) {
          throw new CommandRefused("There is no \"" + words + "\".");
        }
        return words;
      }
    };
  }

  @Test
  void anEmptyRangeAndAnEmptyChoiceAreRefused() {
    assertThatThrownBy(() -> ArgumentTypes.number(2, 1))
        .hasMessage("2..1 is empty (expected the smaller number first)");
    assertThatThrownBy(() -> ArgumentTypes.choice(List.of()))
        .hasMessage("a choice of nothing (expected at least one word)");
  }

  @Test
  void theTypeOfAMethodsParameterIsKnown() {
    assertThat(ArgumentTypes.NUMBER.type()).isEqualTo(Integer.class);
    assertThat(ArgumentTypes.choice(List.of("a", "b")).describe("mode")).isEqualTo("a|b");
  }
}
