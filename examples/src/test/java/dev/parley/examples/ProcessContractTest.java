package dev.parley.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.chat.Chat;
import dev.parley.testkit.SocketClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a service promises to the outside: addresses, signals and exit codes.
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class ProcessContractTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void stopsCleanlyOnASignal(String signal, int code) throws Exception {
    try (var chat = ExampleProcess.start(Chat.class, "--port=0");
        var ann = SocketClient.options().withLimit(LIMIT).connect(chat.awaitListening())) {
      ann.expect("What is your name? ");
      chat.signal(signal);
      ann.expectClosed();
      assertThat(chat.awaitExit()).isEqualTo(code);
      assertThat(chat.err()).noneMatch(line -> line.contains("Exception"));
    }
  }

  @Test
  void tellsOnceWhereItListens() throws Exception {
    try (var chat = ExampleProcess.start(Chat.class, "--port=0")) {
      var address = chat.awaitListening();
      chat.signal("TERM");
      chat.awaitExit();
      assertThat(address.getHostString()).isEqualTo("127.0.0.1");
      assertThat(chat.err()).filteredOn(line -> line.contains("listening on")).hasSize(1);
    }
  }

  @Test
  void refusesAWrongSettingInOneLine() throws Exception {
    try (var chat = ExampleProcess.start(Chat.class, "--port=seven")) {
      assertThat(chat.awaitExit()).isEqualTo(2);
      assertThat(chat.err()).singleElement().asString().contains("port", "seven");
      assertThat(chat.out()).isEmpty();
    }
  }

  @Test
  void refusesAnUnknownSettingInOneLine() throws Exception {
    try (var chat = ExampleProcess.start(Chat.class, "--prot=9000")) {
      assertThat(chat.awaitExit()).isEqualTo(2);
      assertThat(chat.err()).singleElement().asString().contains("prot");
    }
  }

  @Test
  void listsItsSettingsForHelp() throws Exception {
    try (var chat = ExampleProcess.start(Chat.class, "--help")) {
      assertThat(chat.awaitExit()).isZero();
      assertThat(chat.out()).anyMatch(line -> line.contains("--port"));
      assertThat(chat.err()).isEmpty();
    }
  }

  @Test
  void tellsThatThePortIsInUse() throws IOException, InterruptedException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var chat = ExampleProcess.start(Chat.class, "--port=" + taken.getLocalPort())) {
      assertThat(chat.awaitExit()).isEqualTo(1);
      // Beside it there may be lines of the log, each with its level.
      assertThat(chat.err())
          .filteredOn(line -> !line.contains(" INFO "))
          .singleElement()
          .asString()
          .contains("127.0.0.1:" + taken.getLocalPort(), "in use");
    }
  }
}
