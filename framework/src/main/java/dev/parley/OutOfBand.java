package dev.parley;

import java.util.Objects;

/// A client's program has sent a message beside the text, by GMCP or MSDP. What it says is not
/// proven: it is input as a typed line is. Control characters in it are U+FFFD, so that it can do
/// nothing on another screen; but it may have tabs and, unlike a typed line, several lines, each
/// ended by LF.
///
/// The package `Core` of GMCP is dealt with before, and seen in the [Client#terminal].
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class OutOfBand extends TerminalEvent {
  private final String message;
  private final String json;

  /// A message as if the client had sent it, for [Service#trigger].
  ///
  /// @param message its name, such as `Char.Login`; `MSDP` for a message of that protocol
  /// @param json a JSON value, or empty
  public OutOfBand(Client client, String message, String json) {
    super(client);
    this.message = Objects.requireNonNull(message, "message");
    this.json = Json.withoutControls(Objects.requireNonNull(json, "json"));
  }

  /// {@return its name, such as `Char.Login`; `MSDP` for a message of that protocol}
  public String message() {
    return message;
  }

  /// {@return whether it belongs to a package: `Char.Login` to `Char`, and to `Char.Login`}
  public boolean isIn(String packageName) {
    return Terminal.isIn(message, packageName);
  }

  /// {@return what it carries, as it came but for control characters, escaped ones too; empty for
  /// nothing. It may be no JSON}
  public String json() {
    return json;
  }

  /// {@return what it carries, as an object of that class, read by Jackson: a record, a bean, a
  /// map, a list, a string, a number}
  ///
  /// @throws IllegalArgumentException if it is not JSON, or does not fit the class
  public <T> T value(Class<T> type) {
    return Json.read(json, type);
  }

  /// Without what it carries, which may be a secret.
  @Override
  public String toString() {
    return super.toString() + " " + message;
  }
}
