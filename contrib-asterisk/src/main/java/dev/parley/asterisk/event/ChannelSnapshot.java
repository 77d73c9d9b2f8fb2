package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import java.util.Optional;
import java.util.OptionalInt;

/// A channel as one event tells of it. An event may tell of several; what it does not tell is
/// empty.
///
/// Immutable.
public final class ChannelSnapshot {
  private static final String NOTHING = "<unknown>";

  private final Fields fields;
  private final String before;
  private final String behind;

  private ChannelSnapshot(Fields fields, String before, String behind) {
    this.fields = fields;
    this.before = before;
    this.behind = behind;
  }

  /// {@return the channel that the fields tell of, such as `Channel`}
  static ChannelSnapshot of(Fields fields) {
    return new ChannelSnapshot(fields, "", "");
  }

  /// {@return the channel that fields such as `DestChannel` tell of}
  static ChannelSnapshot prefixed(Fields fields, String prefix) {
    return new ChannelSnapshot(fields, prefix, "");
  }

  /// {@return the channel that fields such as `Channel1` tell of}
  static ChannelSnapshot suffixed(Fields fields, String suffix) {
    return new ChannelSnapshot(fields, "", suffix);
  }

  /// {@return the channel of that name and unique id}
  static ChannelSnapshot of(String name, String uniqueId) {
    return of(Fields.of("Channel", name, "Uniqueid", uniqueId));
  }

  /// {@return whether the event tells of a channel here}
  public boolean isPresent() {
    return !name().isEmpty() || !uniqueId().isEmpty();
  }

  /// {@return its name, such as `PJSIP/ann-0000001a`}
  public String name() {
    return text("Channel");
  }

  /// {@return the id that it keeps while it lives, such as `1795260081.0`}
  public String uniqueId() {
    return text("Uniqueid");
  }

  /// {@return the unique id of the first channel of the call; empty in old versions}
  public String linkedId() {
    return text("Linkedid");
  }

  /// {@return what it does}
  public Optional<ChannelState> state() {
    return ChannelState.of(text("ChannelState"))
        .or(() -> ChannelState.of(text("ChannelStateDesc")))
        .or(() -> ChannelState.of(text("State")));
  }

  /// {@return the number of who is at this end}
  public String callerNumber() {
    String number = text("CallerIDNum");
    return number.isEmpty() ? text("CallerID") : number;
  }

  /// {@return the name of who is at this end}
  public String callerName() {
    return text("CallerIDName");
  }

  /// {@return the number of who is at the other end}
  public String connectedNumber() {
    return text("ConnectedLineNum");
  }

  /// {@return the name of who is at the other end}
  public String connectedName() {
    return text("ConnectedLineName");
  }

  /// {@return its language, such as `en`}
  public String language() {
    return text("Language");
  }

  /// {@return the account that is to be billed}
  public String accountCode() {
    return text("AccountCode");
  }

  /// {@return the context of the dialplan that it is in}
  public String context() {
    return text("Context");
  }

  /// {@return the extension of the dialplan that it is in}
  public String extension() {
    return text("Exten");
  }

  /// {@return the step of the dialplan that it is at}
  public OptionalInt priority() {
    return fields.integer(before + "Priority" + behind);
  }

  /// {@return whether the event tells this about the channel, be it empty}
  boolean tells(String field) {
    return fields.has(before + field + behind);
  }

  private String text(String field) {
    String value = fields.text(before + field + behind);
    return value.equals(NOTHING) ? "" : value;
  }

  @Override
  public String toString() {
    return Fields.shown(name().isEmpty() ? uniqueId() : name());
  }
}
