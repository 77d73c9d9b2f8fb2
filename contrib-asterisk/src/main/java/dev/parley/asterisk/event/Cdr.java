package dev.parley.asterisk.event;

import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;

/// What is to be billed of a call that has ended.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Cdr extends AsteriskEvent {
  /// An event that the exchange tells.
  public Cdr(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return whom; empty if nobody}
  public String accountCode() {
    return text("AccountCode");
  }

  /// {@return the number of who called}
  public String from() {
    return text("Source");
  }

  /// {@return the extension that was called}
  public String to() {
    return text("Destination");
  }

  /// {@return its context in the dialplan}
  public String context() {
    return text("DestinationContext");
  }

  /// {@return who called, as it was shown}
  public String callerId() {
    return text("CallerID");
  }

  /// {@return the channel of who called}
  public String channelName() {
    return text("Channel");
  }

  /// {@return the channel of who was called; empty if none}
  public String destinationChannelName() {
    return text("DestinationChannel");
  }

  /// {@return when it began, by the clock of the exchange}
  public Optional<LocalDateTime> startTime() {
    return Read.dateTime(fields(), "StartTime");
  }

  /// {@return when it was answered; empty if it was not}
  public Optional<LocalDateTime> answerTime() {
    return Read.dateTime(fields(), "AnswerTime");
  }

  /// {@return when it ended}
  public Optional<LocalDateTime> endTime() {
    return Read.dateTime(fields(), "EndTime");
  }

  /// {@return how long it took}
  public Optional<Duration> duration() {
    return fields().duration("Duration");
  }

  /// {@return how long of that they talked}
  public Optional<Duration> billable() {
    return fields().duration("BillableSeconds");
  }

  /// {@return `ANSWERED`, `NO ANSWER`, `BUSY` or `FAILED`}
  public String disposition() {
    return text("Disposition");
  }

  /// {@return the unique id of the channel of who called}
  public String uniqueId() {
    return text("UniqueID");
  }
}
