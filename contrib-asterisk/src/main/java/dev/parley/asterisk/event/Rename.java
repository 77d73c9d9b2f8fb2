package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;

/// A channel has another name, under the same unique id.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Rename extends ChannelEvent {
  /// An event that the exchange tells.
  public Rename(Manager manager, Fields fields) {
    super(manager, fields);
  }

  /// {@return its name before}
  public String oldName() {
    return Read.text(fields(), "Oldname", "Channel");
  }

  /// {@return its name from now on}
  public String newName() {
    return text("Newname");
  }

  // Version 1.4 has no field Channel here.
  @Override
  public ChannelSnapshot snapshot() {
    return ChannelSnapshot.of(oldName(), text("Uniqueid"));
  }
}
