package dev.parley.bench.load;

/// What was seen in the window of a [Job].
///
/// Immutable.
///
/// @param lines lines that came back; in a chat, deliveries
/// @param nanos how long the window was
/// @param p50Nanos from sending a line to getting it back: half were faster
/// @param p99Nanos 99 of 100 were faster
/// @param serverCpuNanos CPU time of the whole server process, of the kernel on its behalf included
/// @param loadCpuNanos CPU time of the load generator
/// @param otherCpuNanos CPU time of everything else on the machine
/// @param sent lines sent from the first to the last, warm-up included
/// @param received lines received; equal to what had to come back for `sent`
public record Outcome(
    long lines,
    long nanos,
    long p50Nanos,
    long p99Nanos,
    long serverCpuNanos,
    long loadCpuNanos,
    long otherCpuNanos,
    long sent,
    long received) {
  /// {@return lines in a second}
  public double rate() {
    return lines * 1e9 / nanos;
  }

  /// {@return microseconds of the server's CPU for each line}
  public double serverMicros() {
    return serverCpuNanos / 1e3 / lines;
  }
}
