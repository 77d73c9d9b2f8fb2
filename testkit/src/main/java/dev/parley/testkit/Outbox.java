package dev.parley.testkit;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes to a socket on a thread of its own, as a blocking write to a server that does not read
/// would never return. What is sent goes out in order, also behind a sending that nobody waits for
/// any more.
///
/// Thread-safe.
final class Outbox implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  private final Socket socket;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("socket-client-writer").factory());

  Outbox(Socket socket) {
    this.socket = socket;
  }

  Sending send(byte[] bytes) {
    var sending = new Sending(bytes);
    try {
      thread.execute(sending);
    } catch (RejectedExecutionException e) {
      sending.fail(new SocketException("closed by this client"));
    }
    return sending;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  /// Bytes on their way.
  final class Sending implements Runnable {
    private final byte[] bytes;
    private final CountDownLatch done = new CountDownLatch(1);
    // Written by the thread of the outbox, read by whoever waits.
    private volatile int written;
    private volatile @Nullable IOException failure;

    private Sending(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void run() {
      try {
        for (int at = 0; at < bytes.length; at = written) {
          int count = Math.min(CHUNK, bytes.length - at);
          socket.getOutputStream().write(bytes, at, count);
          written = at + count;
        }
      } catch (IOException e) {
        fail(e);
      } finally {
        done.countDown();
      }
    }

    private void fail(IOException thrown) {
      failure = thrown;
      done.countDown();
    }

    /// Waits until all was handed to the operating system.
    ///
    /// @return false if that took longer than the limit
    boolean await(Duration limit) throws IOException, InterruptedException {
      boolean ended = done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
      var thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
      return ended;
    }

    @Override
    public String toString() {
      return "to send %d bytes, of which %d were taken".formatted(bytes.length, written);
    }
  }
}
