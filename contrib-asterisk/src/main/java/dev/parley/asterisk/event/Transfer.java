package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A call was handed on, as versions up to 11 tell it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Transfer extends ChannelEvent {
  /// An event that the exchange tells.
  public Transfer(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return by which technology}
  public String method() {
    return text("TransferMethod");
  }

  /// {@return `Blind` or `Attended`}
  public String type() {
    return text("TransferType");
  }

  /// {@return to which extension; empty if to none}
  public String transferredTo() {
    return text("TransferExten");
  }
}
