package dev.parley;

import java.util.Objects;

/// A dialog in which a client was could not be gone on with after a restart or a crash: its class
/// is gone, say, or one of its fields is of a class that can't be handed over. The handlers behind
/// it are not called, and the client has been told, by the setting `dialog-lost`; it stays
/// connected, with the attributes and groups that it has.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class DialogLost extends ClientEvent {
  private final String dialog;
  private final String reason;

  /// An event of the given client, for [Service#trigger].
  public DialogLost(Client client, String dialog, String reason) {
    super(client);
    this.dialog = Objects.requireNonNull(dialog, "dialog");
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /// {@return what was lost: the name of a [Handler] class, or the place of another handler}
  public String dialog() {
    return dialog;
  }

  /// {@return why}
  public String reason() {
    return reason;
  }

  @Override
  public String toString() {
    return super.toString() + " (" + dialog + ": " + reason + ")";
  }
}
