package dev.parley.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private final Fields fields =
      Fields.of(
          "Name",
          "a",
          "name",
          "b",
          "Number",
          "42",
          "Time",
          "1:02:03",
          "At",
          "1700000000.5",
          "On",
          "Yes",
          "Empty",
          "");

  @Test
  void namesAreTheSameInUpperAndLowerCaseAndSeveralStayInOrder() {
    assertThat(fields.get("NAME")).isEqualTo("a");
    assertThat(fields.all("Name")).containsExactly("a", "b");
    assertThat(fields.names()).startsWith("Name", "Number").hasSize(6);
    assertThat(fields.get("Other")).isNull();
    assertThat(fields.text("Other")).isEmpty();
  }

  @Test
  void valuesReadAsWhatTheyAreOrNotAtAll() {
    assertThat(fields.integer("Number")).hasValue(42);
    assertThat(fields.number("Name")).isEmpty();
    assertThat(fields.integer("Empty")).isEmpty();
    assertThat(fields.decimal("Number")).hasValue(42);
    assertThat(fields.duration("Time")).contains(Duration.ofSeconds(3723));
    assertThat(fields.duration("Empty")).isEmpty();
    assertThat(fields.instant("At")).contains(Instant.ofEpochSecond(1_700_000_000, 500_000_000));
    assertThat(fields.flag("On")).isTrue();
    assertThat(fields.flag("Name")).isFalse();
  }

  @Test
  void changedFieldsAreOthers() {
    assertThat(fields.with("name", "c").all("Name")).containsExactly("c");
    assertThat(fields.with("New", "d").list().getLast().toString()).isEqualTo("New: d");
    assertThat(fields.all("Name")).hasSize(2);
    assertThatThrownBy(() -> Fields.of("Name")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsShownIsCutAndCannotWriteToATerminal() {
    assertThat(Fields.shown("Andr\u00e9 <100>")).isEqualTo("Andr\u00e9 <100>");
    assertThat(Fields.shown("a\r\u001b[2Jb")).isEqualTo("a\\u000d\\u001b[2Jb");
    assertThat(Fields.shown("x".repeat(70_000))).isEqualTo("x".repeat(200) + "...");
  }
}
