package dev.parley;

import java.util.Objects;

/// A client has sent a line, or bytes in raw mode, that nobody waited for. It prints itself without
/// them, since they may be a secret.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
public final class Receive extends ClientEvent {
  private Object input;

  /// A line, as if the client had typed it, for [Service#trigger].
  public Receive(Client client, String line) {
    super(client);
    this.input = Objects.requireNonNull(line, "line");
  }

  /// Bytes, as if the client had sent them, for [Service#trigger].
  public Receive(Client client, byte[] data) {
    super(client);
    this.input = Objects.requireNonNull(data, "data");
  }

  Receive(Client client, Object input) {
    super(client);
    this.input = input;
  }

  /// {@return the line, without its end; it may be empty}
  ///
  /// @throws IllegalStateException if the client is in raw mode; it sends [#data]
  public String line() {
    if (input instanceof String line) {
      return line;
    }
    throw new IllegalStateException(client() + " is in raw mode and sends no lines; call data()");
  }

  /// Changes what later handlers see.
  public void line(String line) {
    this.input = Objects.requireNonNull(line, "line");
  }

  /// {@return the bytes of one read; not a copy}
  ///
  /// @throws IllegalStateException if the client is in line mode; it sends a [#line]
  public byte[] data() {
    if (input instanceof byte[] data) {
      return data;
    }
    throw new IllegalStateException(client() + " is in line mode and sends lines; call line()");
  }

  /// Changes what later handlers see.
  public void data(byte[] data) {
    this.input = Objects.requireNonNull(data, "data");
  }
}
