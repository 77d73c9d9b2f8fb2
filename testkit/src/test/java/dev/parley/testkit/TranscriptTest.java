package dev.parley.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.Receive;
import dev.parley.Service;
import dev.parley.event.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TranscriptTest {
  private static final Key<String> NAME = Key.of("name", String.class);

  @TempDir private Path folder;

  private final MemoryService service = MemoryService.start(TranscriptTest::service);

  private static Service service() {
    var service = Service.create();
    service.listen(
        Connect.class,
        event -> {
          event.client().write("# Welcome #");
          String name = event.client().ask("name? ");
          event.client().put(NAME, name);
          event.client().write("", "\033[1mHello\033[0m " + name + ", in \\");
        });
    service.listen(
        Receive.class,
        event -> {
          if (event.line().equals("bye")) {
            event.client().close();
          } else {
            service.writeAll(event.client().get(NAME) + "> " + event.line());
          }
        });
    service.listen(Disconnect.class, event -> service.writeAll("[leaves]"));
    return service;
  }

  @AfterEach
  void close() {
    service.close();
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("x.transcript"), List.of(lines));
  }

  @Test
  void playsWhatOnePersonTypesAndComparesWhatIsSeen() {
    Transcript.play(Path.of("src/test/resources/dev/parley/testkit/one.transcript"), service);
  }

  @Test
  void playsWhatSeveralPeopleType() {
    Transcript.play(Path.of("src/test/resources/dev/parley/testkit/several.transcript"), service);
  }

  @Test
  void showsWhatWentOtherwise() throws IOException {
    var file = file("\\# Welcome #", "name? \\", "> Ann", "", "Hello Ann!");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Transcript.play(file, service, false))
        .withMessageContaining("    > Ann\n")
        .withMessageContaining("  - Hello Ann!\n")
        .withMessageContaining("  + ␛[1mHello␛[0m Ann, in \\␊\n");
    assertThat(file).content().contains("Hello Ann!");
  }

  @Test
  void noticesWhatIsMissingAtTheEnd() throws IOException {
    var file = file("\\# Welcome #");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Transcript.play(file, service, false))
        .withMessageContaining("+ name? \\");
  }

  @Test
  void writesWhatIsSeenWhenItIsToldTo() throws IOException {
    var file = file("# One who comes.", "> Ann", "# Half an hour later.", "[30m]", "> hi", "> bye");
    Transcript.play(file, service, true);
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "# One who comes.",
            "\\# Welcome #",
            "name? \\",
            "> Ann",
            "",
            "␛[1mHello␛[0m Ann, in \\␊",
            "# Half an hour later.",
            "[30m]",
            "> hi",
            "Ann> hi",
            "> bye",
            "[closed]");
    Transcript.play(file, service, false);
  }

  @Test
  void doesNotCutOffWhatCannotBePlayed() throws IOException {
    var file = file("> Ann", "> bye", "> more");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Transcript.play(file, service, true))
        .withMessageContaining("- > more")
        .withMessageContaining("+ [closed]");
    assertThat(file).content().contains("> more");
  }

  @Test
  void refusesAFileThatMakesNoSense() throws IOException {
    var unknown = file("ann [comes]", "bob> hello");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transcript.play(unknown, service, false))
        .withMessage("x.transcript, line 2: bob is not here");
    var nonsense = file("ann [comes]", "hello");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transcript.play(nonsense, service, false))
        .withMessageStartingWith("x.transcript, line 2: \"hello\" (expected ");
  }

  @Test
  void saysHowToBeginAFile() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> Transcript.play(folder.resolve("none"), service))
        .withMessageContaining("-Dtranscripts.update=true");
  }
}
