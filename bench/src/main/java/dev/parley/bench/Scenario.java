package dev.parley.bench;

import dev.parley.bench.load.Job;
import java.util.List;

/// What every contestant is put through.
///
/// Immutable.
///
/// @param connections how many are open
/// @param depth lines in flight, for each connection or each talker
record Scenario(Job.Work work, int connections, int depth) {
  Job job(Server server, long warmupMillis, long windowMillis) {
    return new Job(
        work, server.port(), List.of(server.pid()), connections, depth, warmupMillis, windowMillis);
  }

  @Override
  public String toString() {
    return switch (work) {
      case CHAT -> "chat of %d people, %d in flight".formatted(connections, depth);
      default -> "echo, %d connections, %d in flight".formatted(connections, depth);
    };
  }
}
