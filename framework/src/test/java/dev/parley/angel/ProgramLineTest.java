package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramLineTest {
  @Test
  void tellsArgumentsWithBlanksApartByTheProcess() {
    var process = List.of("java", "-cp", "a b", "chat.Chat", "--name=x y", "");
    assertThat(ProgramLine.of("chat.Chat --name=x y ", process, List.of()))
        .isEqualTo(new ProgramLine("chat.Chat", List.of("--name=x y", "")));
  }

  @Test
  void tellsThemApartByWhatWasGivenWhereTheProcessIsNotKnown() {
    assertThat(ProgramLine.of("my chat.jar --name=x y", List.of(), List.of("--name=x y")))
        .isEqualTo(new ProgramLine("my chat.jar", List.of("--name=x y")));
  }

  @Test
  void takesTheWordsWhereTheProgramHasChangedThem() {
    assertThat(ProgramLine.of("chat.Chat 8000 x", List.of(), List.of("--port=8000")))
        .isEqualTo(new ProgramLine("chat.Chat", List.of("8000", "x")));
  }

  @Test
  void findsTheProgramBehindAFileOfArguments() {
    assertThat(
            ProgramLine.of(
                "chat.Chat --port=1", List.of("java", "@file", "--port=1"), List.of("--port=1")))
        .isEqualTo(new ProgramLine("chat.Chat", List.of("--port=1")));
  }

  @Test
  void knowsThisProcess() {
    var own = ProgramLine.current(List.of());
    assertThat(System.getProperty("sun.java.command")).startsWith(own.main());
  }

  @Test
  void saysThatItDoesNotKnowTheProgram() {
    assertThatThrownBy(() -> ProgramLine.of("", List.of(), List.of()))
        .isInstanceOf(AngelException.class)
        .hasMessageContaining("main class");
  }
}
