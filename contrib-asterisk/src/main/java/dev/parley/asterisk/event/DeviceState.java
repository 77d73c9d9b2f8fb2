package dev.parley.asterisk.event;

import java.util.Locale;
import java.util.Optional;

/// What a device does.
///
/// Immutable.
public enum DeviceState {
  /// Nobody knows.
  UNKNOWN(0),
  /// Nothing.
  NOT_INUSE(1),
  /// It is used.
  INUSE(2),
  /// It is used and takes no more calls.
  BUSY(3),
  /// There is no such device.
  INVALID(4),
  /// It can't be reached.
  UNAVAILABLE(5),
  /// It rings.
  RINGING(6),
  /// It is used, and rings.
  RINGINUSE(7),
  /// Its call is on hold.
  ONHOLD(8);

  /// By which Asterisk tells of the members of queues.
  private final int number;

  DeviceState(int number) {
    this.number = number;
  }

  /// {@return the one of that number, or that Asterisk calls so; empty if it is none of them}
  static Optional<DeviceState> of(String text) {
    String wanted = text.toUpperCase(Locale.ROOT).replaceAll("[ _]", "");
    for (DeviceState state : values()) {
      if (state.name().replace("_", "").equals(wanted)
          || wanted.equals(Integer.toString(state.number))) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
