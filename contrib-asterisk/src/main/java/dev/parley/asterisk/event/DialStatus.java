package dev.parley.asterisk.event;

import java.util.Locale;
import java.util.Optional;

/// How a call that is being made goes on, and how it ended.
///
/// Immutable.
public enum DialStatus {
  /// It rings.
  RINGING,
  /// It is on its way.
  PROCEEDING,
  /// There is something to hear already.
  PROGRESS,
  /// Somebody answered.
  ANSWER,
  /// The line was busy.
  BUSY,
  /// Nobody answered in time.
  NOANSWER,
  /// The caller hung up first.
  CANCEL,
  /// There was no way there.
  CONGESTION,
  /// The telephone could not be reached.
  CHANUNAVAIL,
  /// The exchange gave up.
  ABORT,
  /// The dialplan goes on elsewhere.
  CONTINUE,
  /// The dialplan goes on at another place.
  GOTO,
  /// The called one refused such calls.
  DONTCALL,
  /// The called one wants the caller to be kept waiting.
  TORTURE,
  /// It was asked for in a way that makes no sense.
  INVALIDARGS;

  /// {@return the one that Asterisk calls so; empty if it is none of them}
  static Optional<DialStatus> of(String text) {
    String wanted = text.toUpperCase(Locale.ROOT).replace(' ', '_');
    for (DialStatus each : values()) {
      if (each.name().equals(wanted)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
