package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ControlTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FakeControl control = new FakeControl();
  private Path path;
  private AngelDirectory directory;
  private ControlServer server;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    path = folder.resolve("angel");
    directory = AngelDirectory.open(path);
    server = ControlServer.open(directory.control(), control);
  }

  @AfterEach
  void close() {
    server.close();
    directory.close();
  }

  @Test
  void showsTheStatus() {
    assertThat(tell(AngelCommand.STATUS)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("angel: fine\nservice: serving\n");
  }

  @Test
  void waitsUntilTheServiceHasRestarted() {
    control.outcome.complete("restarted in 0.8 s");
    assertThat(tell(AngelCommand.RESTART)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("starting a new process\nrestarted in 0.8 s\n");
  }

  @Test
  void saysWhyTheServiceHasNotRestarted() {
    control.outcome.completeExceptionally(new AngelException("not restarted: it failed"));
    assertThat(tell(AngelCommand.RESTART)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("not restarted: it failed\n");
  }

  @Test
  void stopsTheService() {
    control.outcome.complete("stopped");
    assertThat(tell(AngelCommand.STOP)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("stopped\n");
  }

  @Test
  void answersSeveralAtTheSameTime() {
    var restart = CompletableFuture.supplyAsync(() -> tell(AngelCommand.RESTART));
    control.restarting.join();
    var status = new ByteArrayOutputStream();
    assertThat(client(status, status).tell(path, AngelCommand.STATUS)).isZero();
    control.outcome.complete("restarted");
    assertThat(restart.join()).isZero();
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.control()))) {
      channel.write(ByteBuffer.wrap("explode\n".getBytes(StandardCharsets.UTF_8)));
      var answer = Channels.newInputStream(channel).readAllBytes();
      assertThat(new String(answer, StandardCharsets.UTF_8))
          .startsWith("-this angel does not know that command");
    }
  }

  @Test
  void endsAConversationThatHasNoEnd() throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.control()))) {
      channel.write(ByteBuffer.wrap("x".repeat(64).getBytes(StandardCharsets.UTF_8)));
      var answer = Channels.newInputStream(channel).readAllBytes();
      assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("-");
    }
  }

  @Test
  void saysThatThereIsNoAngel(@TempDir Path empty) {
    assertThat(client(out, err).tell(empty.resolve("none"), AngelCommand.STATUS)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no angel answers in " + empty);
  }

  @Test
  void saysThatAnAngelWasKilled() {
    server.close();
    assertThat(tell(AngelCommand.STATUS)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no angel answers in " + path);
  }

  private int tell(AngelCommand command) {
    return client(out, err).tell(path, command);
  }

  private static ControlClient client(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new ControlClient(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static final class FakeControl implements Control {
    final CompletableFuture<String> outcome = new CompletableFuture<>();
    final CompletableFuture<Void> restarting = new CompletableFuture<>();

    @Override
    public String status() {
      return "angel: fine\nservice: serving";
    }

    @Override
    public CompletionStage<String> restart(Consumer<String> progress) {
      progress.accept("starting a new process");
      restarting.complete(null);
      return outcome;
    }

    @Override
    public CompletionStage<String> stop(Consumer<String> progress) {
      return outcome;
    }
  }
}
