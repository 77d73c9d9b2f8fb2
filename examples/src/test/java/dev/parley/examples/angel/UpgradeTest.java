package dev.parley.examples.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.testkit.AngelProcess;
import dev.parley.testkit.SocketClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A service whose classes are compiled anew while it runs.
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class UpgradeTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String GREETER =
      """
      import static java.util.concurrent.TimeUnit.DAYS;

      import dev.parley.*;

      public class Greeter {
        public static void main(String[] args) {
          var service = Service.create();
          %s
          service.listen(Receive.class, event -> event.client().write("%s"));
          service.listen(
              RestartFailed.class, event -> service.writeAll("failed: " + event.reason()));
          service.listen(PostRestart.class, event -> service.writeAll("cause " + event.cause()));
          service.run(args);
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void runsTheNewClassesAfterARestart() throws IOException {
    compile("", "hello from the first");
    try (var greeter = start()) {
      var ann = greeter.client(SocketClient.options().withLimit(LIMIT));
      ann.send("hi");
      ann.expect("hello from the first");
      greeter.restart();
      ann.expect("cause RESTART");

      compile("", "hello from the second");
      greeter.restart();
      ann.expect("cause UPGRADE");
      ann.send("hi");
      ann.expect("hello from the second");
    }
  }

  @Test
  void goesOnWithACompressedStreamAndHalfALine() throws Exception {
    compile("", "hello from the first");
    try (var greeter = start();
        var ann = new InflatingClient(greeter.address())) {
      ann.type("h");
      greeter.restart();
      ann.expect("cause RESTART");
      ann.type("i\r\nh");
      ann.expect("hello from the first");
      greeter.crash();
      ann.expect("cause CRASH");
      ann.type("i\r\nh");
      ann.expect("hello from the first");
      compile("", "hello from the second");
      greeter.restart();
      ann.expect("cause UPGRADE");
      ann.type("i\r\n");
      ann.expect("hello from the second");
    }
  }

  @Test
  void goesOnWithTheOldClassesWhateverIsWrongWithTheNewOnes() throws IOException {
    compile("", "hello from the first");
    try (var greeter = start("--angel-jvm=-Xmx64m")) {
      var ann = greet(greeter);
      refuse(greeter, ann, "if (true) throw new IllegalStateException();", "failed (exit code 1)");
      refuse(
          greeter,
          ann,
          "service.prepare(() -> new long[Integer.MAX_VALUE / 2]);",
          "ran out of memory (exit code 3)");
      refuse(
          greeter,
          ann,
          "service.listen(PreStart.class, event -> System.exit(7));",
          "failed (exit code 7)");

      compile("", "hello from the last");
      greeter.restart();
      ann.expect("cause UPGRADE");
      ann.send("hi");
      ann.expect("hello from the last");
      assertThat(greeter.status())
          .contains("restarts: 1", "crashes: 0", "last restart that failed");
    }
  }

  /// The limit is for the first process too, on whatever machine: it can't be short.
  @Tag("slow")
  @Test
  void goesOnWithTheOldClassesWhenTheNewOnesAreNotReadyInTime() throws IOException {
    compile("", "hello from the first");
    try (var greeter = start("--angel-prepare-limit=30s")) {
      refuse(
          greeter,
          greet(greeter),
          "service.prepare(() -> new java.util.concurrent.CountDownLatch(1).await(1, DAYS));",
          "was not ready within");
    }
  }

  @Test
  void goesOnWithTheOldClassesWhenTheNewOnesDoNotServeInTime() throws IOException {
    compile("", "hello from the first");
    try (var greeter = start("--angel-takeover-limit=10s")) {
      refuse(
          greeter,
          greet(greeter),
          "service.listen(PreStart.class, event -> service.sleep(java.time.Duration.ofDays(1)));",
          "did not serve within");
    }
  }

  private static SocketClient greet(AngelProcess greeter) {
    var ann = greeter.client(SocketClient.options().withLimit(LIMIT));
    ann.send("hi");
    ann.expect("hello from the first");
    return ann;
  }

  private void refuse(AngelProcess greeter, SocketClient ann, String statement, String reason)
      throws IOException {
    compile(statement, "never seen");
    assertThatThrownBy(greeter::restart)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not restarted")
        .hasMessageContaining(reason);
    ann.expect("failed: ");
    ann.send("hi");
    ann.expect("hello from the first");
  }

  @Test
  void crashesBackIntoTheClassesThatServedLast() throws IOException {
    compile("", "hello from the first");
    try (var greeter = start()) {
      var ann = greeter.client(SocketClient.options().withLimit(LIMIT));
      // Else the process that crashes may not have been told of her yet.
      ann.send("hi");
      ann.expect("hello from the first");
      compile("if (true) throw new IllegalStateException(\"broken\");", "never seen");
      greeter.crash();
      ann.expect("cause CRASH");
      ann.send("hi");
      ann.expect("hello from the first");
    }
  }

  private AngelProcess start(String... settings) {
    return AngelProcess.start(
        "Greeter",
        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
        settings);
  }

  private void compile(String statement, String answer) throws IOException {
    var source =
        Files.writeString(folder.resolve("Greeter.java"), GREETER.formatted(statement, answer));
    var classes = Files.createDirectories(folder.resolve("classes"));
    var arguments =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
  }
}
