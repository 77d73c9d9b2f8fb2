package dev.parley.wire;

import dev.parley.link.GateLink;
import dev.parley.loop.Loops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Both ends of a link in one JVM, with a gate behind it.
///
/// Thread-safe.
public final class Linked implements Guest, AutoCloseable {
  final Path directory;
  final LinkServer server;
  final RemoteGate remote;
  final CompletableFuture<Visit> visit = new CompletableFuture<>();
  final List<String> refused = new CopyOnWriteArrayList<>();
  final CompletableFuture<String> lost = new CompletableFuture<>();
  private final GateLink gate;

  /// @param gate lives behind the link; is not closed by this
  /// @param loops where the gate's end lives
  public Linked(GateLink gate, Loops loops) throws IOException {
    this.gate = gate;
    directory = Files.createTempDirectory("wire");
    var socket = directory.resolve("link");
    server = LinkServer.open(socket, loops);
    var secret = Secret.random();
    server.expect(secret, this);
    remote = RemoteGate.connect(socket, secret, loops.transport(), Greeting.VERSION);
  }

  /// {@return the gate as the service sees it}
  public GateLink gate() {
    return remote;
  }

  @Override
  public GateLink attached(Visit visit) {
    this.visit.complete(visit);
    return gate;
  }

  @Override
  public void refused(String reason) {
    refused.add(reason);
  }

  @Override
  public void lost(String reason) {
    lost.complete(reason);
  }

  @Override
  public void close() {
    remote.close(Duration.ofSeconds(5));
    server.close();
    try {
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
