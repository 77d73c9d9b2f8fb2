package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ControlTest {
  private final List<String> progress = new CopyOnWriteArrayList<>();
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
    assertThat(tell(AngelCommand.STATUS)).isEqualTo("angel: fine\nservice: serving");
  }

  @Test
  void waitsUntilTheServiceHasRestarted() {
    control.outcome.complete("restarted in 0.8 s");
    assertThat(tell(AngelCommand.RESTART)).isEqualTo("restarted in 0.8 s");
    assertThat(progress).containsExactly("starting a new process");
  }

  @Test
  void saysWhyTheServiceHasNotRestarted() {
    control.outcome.completeExceptionally(new AngelException("not restarted: it failed"));
    assertThatThrownBy(() -> tell(AngelCommand.RESTART))
        .isInstanceOf(AngelException.class)
        .hasMessage("not restarted: it failed");
  }

  @Test
  void stopsTheService() {
    control.outcome.complete("stopped");
    assertThat(tell(AngelCommand.STOP)).isEqualTo("stopped");
  }

  @Test
  void answersSeveralAtTheSameTime() {
    var restart = CompletableFuture.supplyAsync(() -> tell(AngelCommand.RESTART));
    control.restarting.join();
    assertThat(tell(AngelCommand.STATUS)).contains("serving");
    control.outcome.complete("restarted");
    assertThat(restart.join()).isEqualTo("restarted");
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
    var none = new RunningAngel(empty.resolve("none"));
    assertThatThrownBy(() -> none.tell(AngelCommand.STATUS, progress::add))
        .isInstanceOf(AngelException.class)
        .hasMessageContaining("no angel answers in " + empty);
  }

  @Test
  void saysThatAnAngelWasKilled() {
    server.close();
    assertThatThrownBy(() -> tell(AngelCommand.STATUS))
        .isInstanceOf(AngelException.class)
        .hasMessageContaining("no angel answers in " + path);
  }

  private String tell(AngelCommand command) {
    return new RunningAngel(path).tell(command, progress::add);
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
