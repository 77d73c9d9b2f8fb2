package dev.parley.asterisk.event;

import dev.parley.asterisk.Fields;
import dev.parley.asterisk.Manager;
import java.util.List;

/// A call is handed to somebody else. It is about the channel of who did that.
///
/// Not thread-safe: many threads may use it, one at a time.
public abstract class TransferEvent extends ChannelEvent {
  /// For subclasses.
  protected TransferEvent(Manager manager, Fields fields) {
    super(manager, fields);
  }

  @Override
  public final ChannelSnapshot snapshot() {
    return fields().has("OrigTransfererChannel")
        ? ChannelSnapshot.prefixed(fields(), "OrigTransferer")
        : ChannelSnapshot.prefixed(fields(), "Transferer");
  }

  /// {@return the channel of who was handed over}
  public final ChannelSnapshot transferee() {
    return ChannelSnapshot.prefixed(fields(), "Transferee");
  }

  /// {@return the channel of who took the call; it is present only if there was an answer}
  public final ChannelSnapshot target() {
    return ChannelSnapshot.prefixed(fields(), "TransferTarget");
  }

  /// {@return the extension that it went to; empty if it went elsewhere}
  public final String extension() {
    return text("Extension");
  }

  /// {@return whether it worked}
  public final boolean isSuccess() {
    return text("Result").equalsIgnoreCase("Success");
  }

  @Override
  public final List<ChannelSnapshot> snapshots() {
    return Several.of(snapshot(), transferee(), target());
  }
}
