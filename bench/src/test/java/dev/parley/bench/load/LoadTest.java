package dev.parley.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The load must notice a server that cheats.
@Timeout(180)
class LoadTest {
  private final ServerSocket listener;

  LoadTest() throws IOException {
    listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void countsWhatAnHonestServerEchoes() throws IOException {
    serve((out, bytes) -> out.write(bytes));

    Outcome outcome = Load.run(echo(3));

    assertThat(outcome.lines()).isPositive().isLessThanOrEqualTo(outcome.received());
    assertThat(outcome.received()).isEqualTo(outcome.sent());
    assertThat(outcome.p50Nanos()).isPositive().isLessThanOrEqualTo(outcome.p99Nanos());
    assertThat(outcome.nanos()).isGreaterThanOrEqualTo(50_000_000);
  }

  @Test
  void takesLinesThatComeInPieces() throws IOException {
    serve((out, bytes) -> {
      for (int i = 0; i < bytes.length; i += 7) {
        out.write(bytes, i, Math.min(7, bytes.length - i));
      }
    });

    Outcome outcome = Load.run(echo(1));

    assertThat(outcome.received()).isPositive().isEqualTo(outcome.sent());
  }

  @Test
  void refusesADamagedLine() {
    serve((out, bytes) -> {
      bytes[20]++;
      out.write(bytes);
    });

    assertThatThrownBy(() -> Load.run(echo(1)))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("connection 0: not line 0");
  }

  @Test
  void refusesALineThatComesTwice() {
    serve((out, bytes) -> {
      out.write(bytes);
      out.write(bytes);
    });

    assertThatThrownBy(() -> Load.run(echo(1)))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("not line");
  }

  @Test
  void refusesAServerThatSaysNothing() {
    serve((_, _) -> {});

    assertThatThrownBy(() -> Load.run(echo(1), Duration.ofMillis(100)))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("no line came back within PT0.1S");
  }

  @Test
  void refusesAServerThatLosesALine() {
    var count = new AtomicInteger();
    serve((out, bytes) -> {
      if (count.incrementAndGet() == 2) {
        return;
      }
      out.write(bytes);
    });

    assertThatThrownBy(() -> Load.run(echo(1)))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("connection 0: not line 1");
  }

  @Test
  void refusesAServerThatHangsUp() {
    serve((out, _) -> out.close());

    assertThatThrownBy(() -> Load.run(echo(1)))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("closed by the server");
  }

  private Job echo(int connections) {
    return new Job(Job.Work.ECHO, listener.getLocalPort(), List.of(), connections, 2, 50, 50);
  }

  private void serve(Answer answer) {
    Thread.ofVirtual().start(() -> accept(answer));
  }

  private void accept(Answer answer) {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> answerAll(socket, answer));
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void answerAll(Socket socket, Answer answer) {
    try (socket) {
      while (true) {
        byte[] bytes = socket.getInputStream().readNBytes(LineFormat.BYTES);
        if (bytes.length == 0) {
          return;
        }
        answer.write(socket.getOutputStream(), bytes);
      }
    } catch (IOException e) {
      // The load is gone.
    }
  }

  private interface Answer {
    void write(OutputStream out, byte[] bytes) throws IOException;
  }
}
