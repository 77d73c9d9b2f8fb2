package dev.parley.asterisk.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A real Asterisk of its own for a test, where `contrib-asterisk/asterisk prepare` has been run.
/// Its user `parley` with the secret `secret` may do everything, and `guest` with `guest` little.
///
/// Thread-safe.
public final class RealAsterisk implements AutoCloseable {
  private static final Path SCRIPT = Path.of("asterisk").toAbsolutePath();
  private static final String BANNER = "Asterisk Call Manager/";
  private static final int ATTEMPTS = 3;

  private final int port;
  private final Process process;

  private RealAsterisk(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /// Starts one, which can be spoken to when this returns; skips the test where none is prepared.
  public static RealAsterisk start() {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      RealAsterisk started = start(freePort());
      if (started.speaks()) {
        return started;
      }
      // Another program has taken the port before Asterisk did.
      started.close();
    }
    return start(freePort());
  }

  private boolean speaks() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      byte[] banner = socket.getInputStream().readNBytes(BANNER.length());
      return process.isAlive() && new String(banner, StandardCharsets.UTF_8).equals(BANNER);
    } catch (IOException _) {
      return false;
    }
  }

  /// As [#start()], at a port.
  public static RealAsterisk start(int port) {
    try {
      var check = new ProcessBuilder(SCRIPT.toString(), "prepared").start();
      assumeTrue(check.waitFor() == 0, SCRIPT + " prepare has not been run");
      Process process =
          new ProcessBuilder(SCRIPT.toString(), "start", "--port=" + port)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      awaitReady(process);
      return new RealAsterisk(port, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void awaitReady(Process process) {
    try {
      CompletableFuture.supplyAsync(
              () -> {
                try {
                  return new BufferedReader(
                          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                      .readLine();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .orTimeout(30, TimeUnit.SECONDS)
          .thenAccept(line -> {
            if (line == null || !line.startsWith("listening on")) {
              throw new AssertionError("Asterisk ended at once; run " + SCRIPT + " start");
            }
          })
          .join();
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static int freePort() {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the port of its manager interface, on loopback}
  public int port() {
    return port;
  }

  /// Kills it.
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
