package dev.parley.flow;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("mail.log");
  }

  private LogFile logFile() {
    return new LogFile(file(), Registry.create());
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text, CREATE, APPEND);
  }

  private List<String> poll(LogFile log) throws IOException {
    return log.poll().stream().map(line -> ((LogLine) line).text()).toList();
  }

  @Test
  void givesTheLinesWrittenFromNowOn() throws IOException {
    write("old\n");
    LogFile log = logFile();
    assertThat(poll(log)).isEmpty();
    write("one\r\ntwo\nthr");
    assertThat(poll(log)).containsExactly("one", "two");
    write("ee\n");
    assertThat(poll(log)).containsExactly("three");
    log.stop();
  }

  @Test
  void readsFromTheStartIfItIsToldTo() throws IOException {
    write("old\n");
    LogFile log = logFile().fromItsStart();
    assertThat(poll(log)).containsExactly("old");
    log.stop();
  }

  @Test
  void waitsForAFileAndReadsAllOfIt() throws IOException {
    LogFile log = logFile();
    assertThat(poll(log)).isEmpty();
    write("first\n");
    assertThat(poll(log)).containsExactly("first");
    log.stop();
  }

  @Test
  void followsAFileThatIsMovedAway() throws IOException {
    write("old\n");
    LogFile log = logFile();
    poll(log);
    write("last of the old");
    Files.move(file(), folder.resolve("mail.log.1"));
    assertThat(poll(log)).isEmpty();
    Files.writeString(folder.resolve("mail.log.1"), " one\nrest", APPEND);
    write("first of the new\n");
    assertThat(poll(log)).containsExactly("last of the old one", "rest", "first of the new");
    log.stop();
  }

  @Test
  void followsAFileThatIsReplacedAtOnce() throws IOException {
    write("old\n");
    LogFile log = logFile();
    poll(log);
    Path next = folder.resolve("next");
    Files.writeString(next, "new\n");
    Files.move(next, file(), StandardCopyOption.REPLACE_EXISTING);
    assertThat(poll(log)).containsExactly("new");
    log.stop();
  }

  @Test
  void readsAFileThatIsCutFromItsStart() throws IOException {
    write("a long old line\n");
    LogFile log = logFile();
    poll(log);
    Files.writeString(file(), "cut\n");
    assertThat(poll(log)).containsExactly("cut");
    log.stop();
  }

  @Test
  void aLineThatNeverEndsComesInPieces() throws IOException {
    LogFile log = logFile();
    poll(log);
    write("x".repeat(70_000) + "\n");
    assertThat(poll(log)).extracting(String::length).containsExactly(65_536, 4_464);
    log.stop();
  }
}
