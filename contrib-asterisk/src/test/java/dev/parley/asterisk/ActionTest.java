package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.asterisk.action.Originate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {
  @ParameterizedTest
  @ValueSource(strings = {"a\r\nAction: Originate", "a\nb", "a\rb", "a\0b"})
  void lineBreaksAreRefusedWithoutRepeatingTheValue(String value) {
    assertThatThrownBy(() -> Action.of("Login").with("Secret", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Secret")
        .hasMessageNotContaining("Originate");
    assertThatThrownBy(() -> Action.of("Ping").with(value, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Action.of(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theIdIsTheManagersOwn() {
    assertThatThrownBy(() -> Action.of("Ping").with("actionid", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fieldsStayInOrderAndAreNotPrinted() {
    Action action =
        Originate.toExtension("PJSIP/100", "default", "200", "1")
            .ringFor(Duration.ofSeconds(5))
            .variable("A", "1")
            .variable("B", "2");
    assertThat(action.fields().names())
        .containsExactly("Channel", "Context", "Exten", "Priority", "Timeout", "Variable");
    assertThat(action.fields().all("Variable")).containsExactly("A=1", "B=2");
    assertThat(action.fields().text("Timeout")).isEqualTo("5000");
    assertThat(action).hasToString("Originate");
  }
}
