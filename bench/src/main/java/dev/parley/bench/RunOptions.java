package dev.parley.bench;

import java.util.List;
import picocli.CommandLine.Option;

/// How long and how often, and for whom.
///
/// Not thread-safe: many threads may use it, one at a time.
final class RunOptions {
  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often everything is run, in new JVMs (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "5",
      description = "How long each window is that is counted (default: ${DEFAULT-VALUE}).")
  double seconds;

  @Option(
      names = "--warmup",
      defaultValue = "1.5",
      description = "Seconds of load before each window (default: ${DEFAULT-VALUE}).")
  double warmup;

  @Option(
      names = "--first-warmup",
      defaultValue = "12",
      description = "Seconds of load for each new JVM (default: ${DEFAULT-VALUE}).")
  double firstWarmup;

  @Option(
      names = "--servers",
      split = ",",
      defaultValue = "parley,parley_fallback,netty,threads",
      description = "Who takes part (default: ${DEFAULT-VALUE}).")
  List<Contestant> servers = List.of();

  @Option(
      names = "--jvm",
      description = "A further flag for the JVM of every server; may be repeated.")
  List<String> jvmFlags = List.of();

  long windowMillis() {
    return Math.round(seconds * 1000);
  }

  long warmupMillis() {
    return Math.round(warmup * 1000);
  }

  long firstWarmupMillis() {
    return Math.round(firstWarmup * 1000);
  }
}
