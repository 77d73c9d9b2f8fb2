package dev.parley.examples.angel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.AngelProcess;
import dev.parley.testkit.SocketClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All the ways in which a service may end.
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @ParameterizedTest
  @CsvSource({
    "exit, 30s, ended by itself (exit code 0)",
    "hang, 10s, was killed since it hung",
    "memory, 30s, ran out of memory (exit code 3)",
  })
  void dropsALineThatHasEndedTheServiceTwiceAndGoesOn(String line, String hangLimit, String how) {
    try (var service = start("--angel-hang-limit=" + hangLimit, "--angel-jvm=-Xmx64m")) {
      var ann = client(service);
      ann.send("hello");
      ann.expect("you said hello");
      ann.send(line);
      ann.send("are you there?");
      ann.expect("stopped the service twice");
      ann.expect("you said are you there?");
      assertThat(service.status()).contains("crashes: 2", how, "clients: 1");
    }
  }

  @Test
  void endsWithAServiceThatStopsItself() {
    try (var service = start()) {
      var ann = client(service);
      var process = service.service();
      ann.send("stop");
      ann.expectClosed();
      assertThat(service.awaitExit()).isZero();
      assertThat(process.isAlive()).isFalse();
      assertThat(service.directory()).doesNotExist();
    }
  }

  @Test
  void restartsWhenTheServiceAsksForIt() {
    try (var service = start()) {
      var ann = client(service);
      ann.send("restart");
      ann.expect("back after RESTART");
      ann.send("hello");
      ann.expect("you said hello");
      assertThat(service.status()).contains("restarts: 1", "the service asked for it");
    }
  }

  private static AngelProcess start(String... settings) {
    return AngelProcess.start(Fragile.class, settings);
  }

  private static SocketClient client(AngelProcess service) {
    return service.client(SocketClient.options().withLimit(LIMIT));
  }
}
