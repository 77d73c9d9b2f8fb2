package dev.parley.asterisk.event;

import java.util.Locale;
import java.util.Optional;

/// What a channel does.
///
/// Immutable.
public enum ChannelState {
  /// Nothing yet.
  DOWN(0, "Down"),
  /// It is set aside for a call.
  RESERVED(1, "Rsrvd"),
  /// The receiver is off the hook.
  OFF_HOOK(2, "OffHook"),
  /// Digits are being dialled.
  DIALING(3, "Dialing"),
  /// The far end is being rung.
  RING(4, "Ring"),
  /// It rings here.
  RINGING(5, "Ringing"),
  /// It is up: people can talk.
  UP(6, "Up"),
  /// The line is busy.
  BUSY(7, "Busy"),
  /// Digits are being dialled with the receiver off the hook.
  DIALING_OFF_HOOK(8, "Dialing Offhook"),
  /// There is an incoming call that does not ring yet.
  PRE_RING(9, "Pre-ring");

  private final int number;
  private final String text;

  ChannelState(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /// {@return the one of that number, or that Asterisk calls so; empty if it is none of them}
  static Optional<ChannelState> of(String wanted) {
    for (ChannelState state : values()) {
      if (state.text.equalsIgnoreCase(wanted) || wanted.equals(Integer.toString(state.number))) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /// {@return the word that Asterisk has for it, in lower case}
  @Override
  public String toString() {
    return text.toLowerCase(Locale.ROOT);
  }
}
