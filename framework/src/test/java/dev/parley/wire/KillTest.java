package dev.parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.GateLink;
import dev.parley.loop.Loops;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What either end notices when the other process is killed.
@Timeout(180)
class KillTest {
  @TempDir private Path directory;
  private final Secret secret = Secret.random();

  @Test
  void ofTheGateIsNoticedByTheService() throws Exception {
    var socket = directory.resolve("link");
    try (var other = new OtherProcess("gate", socket, secret)) {
      other.awaitStart();
      var gate = RemoteGate.connect(socket, secret);
      var lost = new CountDownLatch(1);
      gate.onLost(lost::countDown);
      other.close();
      assertThat(lost.await(60, TimeUnit.SECONDS)).isTrue();
      gate.close(Duration.ofSeconds(1));
    }
    // What it has left behind is in nobody's way.
    try (var loops = new Loops("test", 1)) {
      assertThat(socket).exists();
      LinkServer.open(socket, loops).close();
    }
  }

  @Test
  void ofTheServiceIsNoticedByTheGate() throws Exception {
    var socket = directory.resolve("link");
    var visit = new CompletableFuture<Visit>();
    var lost = new CompletableFuture<String>();
    try (var loops = new Loops("test", 1);
        var server = LinkServer.open(socket, loops)) {
      server.expect(secret, new Noticing(visit, lost));
      try (var other = new OtherProcess("service", socket, secret)) {
        other.awaitStart();
        visit.get(60, TimeUnit.SECONDS).ping().get(60, TimeUnit.SECONDS);
        assertThat(lost).isNotDone();
        other.close();
        assertThat(lost.get(60, TimeUnit.SECONDS)).contains("has ended");
      }
    }
  }

  private record Noticing(CompletableFuture<Visit> arrived, CompletableFuture<String> gone)
      implements Guest {
    @Override
    public GateLink attached(Visit visit) {
      arrived.complete(visit);
      return new StubGate();
    }

    @Override
    public void refused(String reason) {
      gone.completeExceptionally(new IOException(reason));
    }

    @Override
    public void lost(String reason) {
      gone.complete(reason);
    }
  }
}
