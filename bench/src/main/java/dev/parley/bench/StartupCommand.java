package dev.parley.bench;

import dev.parley.bench.load.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// How soon a server is there.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "startup",
    mixinStandardHelpOptions = true,
    description =
        "The time from starting the JVM to the first line echoed; the JVM may use all processors.")
final class StartupCommand extends Part {
  private static final byte[] LINE = "hello\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// Starts in a round; the first ones warm the file cache and are not counted.
  private static final int UNCOUNTED = 1;

  @Mixin private final StartOptions options = new StartOptions();

  @Override
  String measure() {
    Map<Contestant, List<Start>> starts = new EnumMap<>(Contestant.class);
    for (int round = 0; round < options.rounds + UNCOUNTED; round++) {
      for (Contestant contestant : options.servers) {
        Start start = startOnce(contestant);
        System.err.printf("  %s: %.0f ms%n", contestant.title, start.millis());
        if (round >= UNCOUNTED) {
          starts.computeIfAbsent(contestant, _ -> new ArrayList<>()).add(start);
        }
      }
    }
    var table = new Table(1, "server", "median, ms", "lowest - highest", "CPU, ms");
    starts.forEach((contestant, all) -> table.add(row(contestant, all)));
    return table.toString();
  }

  private static String[] row(Contestant contestant, List<Start> starts) {
    var range = starts.stream().mapToDouble(Start::millis).summaryStatistics();
    return new String[] {
      contestant.title,
      "%.0f".formatted(Median.of(starts.stream().mapToDouble(Start::millis))),
      "%.0f - %.0f".formatted(range.getMin(), range.getMax()),
      "%.0f".formatted(Median.of(starts.stream().mapToDouble(Start::cpuMillis)))
    };
  }

  private static Start startOnce(Contestant contestant) {
    long start = System.nanoTime();
    try (var server = Server.start(contestant, Job.Work.ECHO, Server.ANY_CPU, List.of());
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.getOutputStream().write(LINE);
      byte[] echo = socket.getInputStream().readNBytes(LINE.length);
      long nanos = System.nanoTime() - start;
      if (!Arrays.equals(echo, LINE)) {
        throw new IOException(contestant.title + " echoed something else than it was sent");
      }
      return new Start(nanos / 1e6, server.cpu().toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One start, until the first line was back.
  ///
  /// Immutable.
  private record Start(double millis, double cpuMillis) {}
}
