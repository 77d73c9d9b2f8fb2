package dev.parley.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.ExampleProcess;
import dev.parley.testkit.SocketClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The first program that a newcomer sees.
@Timeout(180)
class ReadmeTest {
  @Test
  void showsAnEchoServerThatRuns() throws IOException {
    try (var echo = ExampleProcess.start(Echo.class, "--port=0");
        var ann = SocketClient.connect(echo.awaitListening())) {
      ann.send("hello");
      ann.expect("hello\r\n");
    }
  }

  @Test
  void showsItInAtMost15Lines() throws IOException {
    var source = Files.readAllLines(Path.of("src/test/java/dev/parley/examples/docs/Echo.java"));

    assertThat(source.indexOf("// end::readme[]") - source.indexOf("// tag::readme[]") - 1)
        .isBetween(1, 15);
  }
}
