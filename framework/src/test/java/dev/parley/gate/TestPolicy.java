package dev.parley.gate;

import dev.parley.link.TelnetPolicy;
import java.time.Duration;
import java.util.List;

/// A policy that differs from the defaults where a test says so.
///
/// Not thread-safe: many threads may use it, one at a time.
final class TestPolicy {
  private boolean quiet;
  private boolean compression = true;
  private boolean msdp = true;
  private Duration settleLimit = Duration.ofMinutes(5);
  private Duration keepAlive = Duration.ZERO;
  private int maxPayload = TelnetPolicy.DEFAULTS.maxPayload();
  private int payloadBudget = TelnetPolicy.DEFAULTS.payloadBudget();
  private int maxVariables = TelnetPolicy.DEFAULTS.maxVariables();
  private int maxTerminalTypes = TelnetPolicy.DEFAULTS.maxTerminalTypes();
  private List<TelnetPolicy.Declared> declared = List.of();

  TestPolicy quiet() {
    quiet = true;
    return this;
  }

  TestPolicy withoutCompression() {
    compression = false;
    return this;
  }

  TestPolicy withoutMsdp() {
    msdp = false;
    return this;
  }

  TestPolicy settleLimit(Duration limit) {
    settleLimit = limit;
    return this;
  }

  TestPolicy keepAlive(Duration interval) {
    keepAlive = interval;
    return this;
  }

  TestPolicy payload(int most, int budget) {
    maxPayload = most;
    payloadBudget = budget;
    return this;
  }

  TestPolicy maxVariables(int most) {
    maxVariables = most;
    return this;
  }

  TestPolicy maxTerminalTypes(int most) {
    maxTerminalTypes = most;
    return this;
  }

  TestPolicy declared(TelnetPolicy.Declared... options) {
    declared = List.of(options);
    return this;
  }

  TelnetPolicy build() {
    return new TelnetPolicy(
        quiet,
        compression,
        true,
        msdp,
        true,
        settleLimit,
        keepAlive,
        TelnetPolicy.DEFAULTS.areYouThereInterval(),
        maxPayload,
        payloadBudget,
        TelnetPolicy.DEFAULTS.maxNesting(),
        maxVariables,
        maxTerminalTypes,
        declared);
  }
}
