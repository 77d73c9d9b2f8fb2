package dev.parley.testkit;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Objects;

/// How a [SocketClient] connects, and how long it waits. Begin with [SocketClient#options].
///
/// Immutable.
///
/// @param limit how long every expectation and every sending may take; 5 s unless set, here or by
///   the system property `parley.testkit.limit` for all clients
/// @param raw whether bytes pass unchanged both ways; false unless set: telnet
/// @param charset how text is sent and read; UTF-8 unless set
/// @param receiveBuffer bytes that the operating system may hold for this client, as a small number
///   lets a test play a slow reader; zero leaves it to the system
public record ConnectOptions(Duration limit, boolean raw, Charset charset, int receiveBuffer) {
  /// For clients that are not told otherwise; a machine that is busy with much else may need more.
  static final Duration DEFAULT_LIMIT =
      Duration.ofSeconds(Integer.getInteger("parley.testkit.limit", 5));

  /// Checks the values.
  public ConnectOptions {
    Objects.requireNonNull(charset, "charset");
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("limit: " + limit + " (expected more than zero)");
    }
    if (receiveBuffer < 0) {
      throw new IllegalArgumentException(
          "receiveBuffer: " + receiveBuffer + " (expected bytes; 0 leaves it to the system)");
    }
  }

  /// {@return the same with another limit}
  public ConnectOptions withLimit(Duration limit) {
    return new ConnectOptions(limit, raw, charset, receiveBuffer);
  }

  /// {@return the same without telnet: bytes pass unchanged both ways}
  public ConnectOptions withRaw() {
    return new ConnectOptions(limit, true, charset, receiveBuffer);
  }

  /// {@return the same with another character set}
  public ConnectOptions withCharset(Charset charset) {
    return new ConnectOptions(limit, raw, charset, receiveBuffer);
  }

  /// {@return the same with a receive buffer of so many bytes}
  public ConnectOptions withReceiveBuffer(int receiveBuffer) {
    return new ConnectOptions(limit, raw, charset, receiveBuffer);
  }

  /// Connects.
  ///
  /// @throws UncheckedIOException if nobody listens there, or after the limit
  public SocketClient connect(InetSocketAddress address) {
    return new SocketClient(address, this);
  }
}
