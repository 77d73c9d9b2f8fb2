package dev.parley.bench;

import java.util.List;
import picocli.CommandLine.Option;

/// How often a server is started, and which.
///
/// Not thread-safe: many threads may use it, one at a time.
final class StartOptions {
  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "How often each server is started (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--servers",
      split = ",",
      defaultValue = "parley,parley_fallback,netty,threads",
      description = "Who takes part (default: ${DEFAULT-VALUE}).")
  List<Contestant> servers = List.of();
}
