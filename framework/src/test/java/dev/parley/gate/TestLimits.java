package dev.parley.gate;

import dev.parley.link.Limits;
import java.time.Duration;

/// Limits that differ from the defaults where a test says so.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TestLimits {
  private Limits limits = Limits.DEFAULTS;

  TestLimits maxLineLength(int value) {
    return with(value, limits.maxWaitingLines(), limits.negotiations());
  }

  TestLimits maxWaitingLines(int value) {
    return with(limits.maxLineLength(), value, limits.negotiations());
  }

  TestLimits negotiations(int value) {
    return with(limits.maxLineLength(), limits.maxWaitingLines(), value);
  }

  TestLimits unsent(int soft, int hard, Duration deadline) {
    limits =
        new Limits(
            limits.maxLineLength(),
            limits.maxWaitingLines(),
            soft,
            hard,
            deadline,
            limits.maxConnections(),
            limits.maxConnectionsPerAddress(),
            limits.connectionsPerSecond(),
            limits.limitLoopback(),
            limits.negotiations(),
            limits.idleTimeout(),
            limits.firstLineTimeout(),
            limits.closeTimeout());
    return this;
  }

  TestLimits connections(int all, int perAddress, int perSecond, boolean loopback) {
    limits =
        new Limits(
            limits.maxLineLength(),
            limits.maxWaitingLines(),
            limits.unsentSoft(),
            limits.unsentHard(),
            limits.unsentDeadline(),
            all,
            perAddress,
            perSecond,
            loopback,
            limits.negotiations(),
            limits.idleTimeout(),
            limits.firstLineTimeout(),
            limits.closeTimeout());
    return this;
  }

  TestLimits timeouts(Duration idle, Duration firstLine, Duration close) {
    limits =
        new Limits(
            limits.maxLineLength(),
            limits.maxWaitingLines(),
            limits.unsentSoft(),
            limits.unsentHard(),
            limits.unsentDeadline(),
            limits.maxConnections(),
            limits.maxConnectionsPerAddress(),
            limits.connectionsPerSecond(),
            limits.limitLoopback(),
            limits.negotiations(),
            idle,
            firstLine,
            close);
    return this;
  }

  Limits build() {
    return limits;
  }

  private TestLimits with(int lineLength, int waitingLines, int negotiations) {
    limits =
        new Limits(
            lineLength,
            waitingLines,
            limits.unsentSoft(),
            limits.unsentHard(),
            limits.unsentDeadline(),
            limits.maxConnections(),
            limits.maxConnectionsPerAddress(),
            limits.connectionsPerSecond(),
            limits.limitLoopback(),
            negotiations,
            limits.idleTimeout(),
            limits.firstLineTimeout(),
            limits.closeTimeout());
    return this;
  }
}
