package dev.parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Stands between a service and a PostgreSQL server, and does to their connections what networks
/// do.
final class PostgresProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int target;
  private final List<Pair> pairs = new CopyOnWriteArrayList<>();
  final CountDownLatch committed = new CountDownLatch(1);

  private volatile boolean cutsAtCommit;

  private final class Pair {
    final Socket client;
    final Socket behind;
    volatile boolean isSilent;

    Pair(Socket client, Socket behind) {
      this.client = client;
      this.behind = behind;
      Thread.startVirtualThread(() -> pump(client, behind, false));
      Thread.startVirtualThread(() -> pump(behind, client, true));
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
          if (isAnswer && cutsAtCommit && saysCommit(buffer, count)) {
            cutsAtCommit = false;
            committed.countDown();
            return;
          }
          if (!isSilent) {
            to.getOutputStream().write(buffer, 0, count);
          }
        }
      } catch (IOException _) {
        // The other end is gone.
      }
    }

    private static boolean saysCommit(byte[] answer, int count) {
      return new String(answer, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
    }
  }

  PostgresProxy(int target) throws IOException {
    this.target = target;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        pairs.add(new Pair(client, new Socket(InetAddress.getLoopbackAddress(), target)));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  /// Ends the connection on which the server says next that it has committed, before the service
  /// hears of it.
  void cutAtCommit() {
    cutsAtCommit = true;
  }

  /// Passes nothing on any more, on the connections that there are.
  void fallSilent() {
    pairs.forEach(pair -> pair.isSilent = true);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Pair pair : pairs) {
      pair.client.close();
      pair.behind.close();
    }
  }
}
