package dev.parley.wire;

import dev.parley.link.GateLink;
import dev.parley.loop.Loops;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One end of a link in a process of its own, which can be killed.
///
/// Thread-safe.
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  /// @param end `gate` or `service`
  OtherProcess(String end, Path socket, Secret secret) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OtherProcess.class.getName(),
                    end,
                    socket.toString(),
                    secret.text()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    said = process.inputReader();
  }

  /// Waits until it is there.
  void awaitStart() throws IOException {
    String line;
    do {
      line = said.readLine();
      if (line == null) {
        throw new IOException("the other process has ended");
      }
    } while (!line.equals("ready"));
  }

  /// As SIGKILL does. Waits until it is gone: its sockets are closed one by one, and who sees one
  /// end may still find another one open.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] args) throws Exception {
    var socket = Path.of(args[1]);
    var secret = Secret.of(args[2]);
    if (args[0].equals("gate")) {
      var server = LinkServer.open(socket, new Loops("gate", 1));
      server.expect(secret, new Host());
    } else {
      var gate = RemoteGate.connect(socket, secret);
      gate.onLost(() -> System.exit(1));
    }
    System.out.println("ready");
    var _ = System.in.read();
    System.exit(0);
  }

  private static final class Host implements Guest {
    @Override
    public GateLink attached(Visit visit) {
      return new StubGate();
    }

    @Override
    public void refused(String reason) {}

    @Override
    public void lost(String reason) {}
  }
}
