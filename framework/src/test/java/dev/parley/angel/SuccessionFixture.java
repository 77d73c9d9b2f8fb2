package dev.parley.angel;

import dev.parley.link.GateOptions;
import java.io.IOException;

/// A gate on paper, and processes that follow each other.
///
/// Not thread-safe: many threads may use it, one at a time.
final class SuccessionFixture {
  static final HandoverLimits LIMITS = HandoverLimits.DEFAULTS;

  final PaperGate gate = new PaperGate(64);
  final FakeAlarm alarm = new FakeAlarm();
  final Succession succession;
  long now;

  SuccessionFixture() {
    this(SuccessionOptions.DEFAULTS);
  }

  SuccessionFixture(SuccessionOptions options) {
    succession = new Succession(gate, options, () -> now);
  }

  FakeProcess process() {
    return new FakeProcess(succession.seat());
  }

  /// {@return a process that has its turn, and goes on from there when the test says so}
  FakeProcess called() throws IOException {
    var process = process().ready();
    process.seat.go();
    return process.open();
  }

  /// {@return a process that serves; nobody else does}
  FakeProcess serving() throws IOException {
    return called().inherit().admit();
  }

  FakeProcess serving(GateOptions options) throws IOException {
    var process = process().ready();
    process.seat.go();
    return process.open(options).inherit().admit();
  }

  /// {@return a process that is to follow, and can begin}
  FakeProcess following(FakeProcess before) {
    var next = process();
    handOver(next);
    next.ready();
    before.lookAtAll();
    return next;
  }

  Handover handOver(FakeProcess next) {
    return succession.handOver(next.seat, LIMITS, alarm);
  }
}
