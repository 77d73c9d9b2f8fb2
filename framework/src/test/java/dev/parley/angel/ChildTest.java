package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ChildTest {
  private final List<Child> children = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void killAll() {
    children.forEach(Child::kill);
  }

  @Test
  void tellsItsExitCode() throws IOException {
    assertThat(exitCode(start("exit 7"))).isEqualTo(7);
  }

  @Test
  void tellsTheSignalThatHasEndedIt() throws IOException {
    var child = start("while :; do sleep 1; done");
    child.kill();
    assertThat(exitCode(child)).isEqualTo(137);
    assertThat(Reasons.ofExit(137)).contains("SIGKILL");
  }

  @Test
  void isToldWhoseChildItIsWithoutTheTokenOnTheCommandLine() throws IOException {
    var file = folder.resolve("environment");
    var parentage = new Parentage(Path.of("/run/angel/link"), "secret", 3);
    var child = start("env > " + file, parentage);
    assertThat(exitCode(child)).isZero();
    var environment = Files.readAllLines(file);
    assertThat(environment)
        .contains("_PARLEY_ANGEL_TOKEN=secret", "_PARLEY_ANGEL_SOCKET=/run/angel/link");
    assertThat(parentage.option()).doesNotContain("secret");
    assertThat(parentage.toString()).doesNotContain("secret");
  }

  @Test
  void knowsWhoseChildItIs() {
    var environment = Map.of("_PARLEY_ANGEL_TOKEN", "secret", "_PARLEY_ANGEL_SOCKET", "/link");
    var properties = new Properties();
    assertThat(Parentage.of(environment, properties)).as("a grandchild").isEmpty();
    properties.setProperty("parley.angel.run", "3");
    assertThat(Parentage.of(environment, properties))
        .hasValue(new Parentage(Path.of("/link"), "secret", 3));
    assertThat(Parentage.of(Map.of(), properties)).isEmpty();
  }

  @Test
  void readsNothing() throws IOException {
    assertThat(exitCode(start("read line; test -z \"$line\""))).isZero();
  }

  @Test
  void isKilledIfItDoesNotEndInTime() throws Exception {
    var child = start("trap '' TERM; while :; do sleep 1; done");
    child.awaitExit(0);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void isStartedLikeThisProcess() throws IOException {
    var program = new ProgramLine("chat.Chat", List.of("--port=0", "x y"));
    var command = ChildCommand.likeThisProcess(program, List.of("-Xmx64m"));
    var copy =
        new ClassPathCopy(
            folder, new ProgramPaths(List.of(Path.of("/c/a.jar"), Path.of("/c/b")), List.of()), "");
    var words = command.words(copy, new Parentage(Path.of("/link"), "secret", 3));
    assertThat(words.getFirst()).isEqualTo(System.getProperty("java.home") + "/bin/java");
    // What this very test runs with, see the pom.
    assertThat(words).contains("--enable-native-access=ALL-UNNAMED");
    assertThat(words)
        .containsSubsequence("-XX:+ExitOnOutOfMemoryError", "-Xmx64m", "-Dparley.angel.run=3");
    assertThat(words).endsWith("-cp", "/c/a.jar:/c/b", "chat.Chat", "--port=0", "x y");
    assertThat(words).doesNotContain("secret");
  }

  private Child start(String script) throws IOException {
    return start(script, new Parentage(Path.of("/nowhere"), "", 1));
  }

  private Child start(String script, Parentage parentage) throws IOException {
    var child = Child.start(List.of("sh", "-c", script), parentage);
    children.add(child);
    return child;
  }

  private static int exitCode(Child child) {
    var code = new CompletableFuture<Integer>();
    child.onExit(code::complete);
    return code.join();
  }
}
