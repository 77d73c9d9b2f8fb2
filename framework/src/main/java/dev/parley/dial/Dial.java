package dev.parley.dial;

import dev.parley.strand.StoppingException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A connection to another program that is about to be made: what it is to be like, and then
/// [#open].
///
/// ```java
/// LineConnection news = service.dial("news.example.org", 119).open(receiver);
/// news.send("LIST");
/// ```
///
/// Not thread-safe: many threads may use it, one at a time.
public final class Dial {
  private static final int SHORTEST_LINE = 16;
  private static final int LARGEST = 1 << 30;

  final String host;
  final int port;
  Charset charset = StandardCharsets.UTF_8;
  String lineEnd = "\r\n";
  int maxLineLength = 64 * 1024;
  int maxUnread = 256 * 1024;
  int maxUnsent = 1024 * 1024;
  Duration connectTimeout = Duration.ofSeconds(10);
  @Nullable SSLContext tls;

  private final Dialler dialler;

  Dial(Dialler dialler, String host, int port) {
    this.dialler = dialler;
    this.host = Objects.requireNonNull(host, "host");
    this.port = inRange("port", port, 1, 65_535);
  }

  private static int inRange(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d (expected %d..%d)".formatted(what, value, least, most));
    }
    return value;
  }

  /// Encrypts the connection, and checks the certificate and the name in it by what the machine
  /// trusts.
  ///
  /// @return this
  public Dial tls() {
    try {
      return tls(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no TLS by default; pass an SSLContext", e);
    }
  }

  /// Encrypts the connection; the context says which certificates are trusted, and the name in the
  /// certificate is checked.
  ///
  /// @return this
  public Dial tls(SSLContext context) {
    tls = Objects.requireNonNull(context, "context");
    return this;
  }

  /// How long [#open] may take, with looking up the host and with TLS; 10 s by default. If the host
  /// has several addresses, each gets its share.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is not positive
  public Dial connectTimeout(Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException(
          "connectTimeout: " + limit + " (expected more than nothing)");
    }
    connectTimeout = limit;
    return this;
  }

  /// The character set of both directions; UTF-8 by default. What is not of it is replaced.
  ///
  /// @return this
  public Dial charset(Charset charset) {
    this.charset = Objects.requireNonNull(charset, "charset");
    return this;
  }

  /// What is sent behind each line; CR LF by default.
  ///
  /// @return this
  public Dial lineEnd(String lineEnd) {
    this.lineEnd = Objects.requireNonNull(lineEnd, "lineEnd");
    return this;
  }

  /// Bytes that a line may have, 16 or more; 64 KiB by default. A longer one is told to
  /// [LineReceiver#cutLine].
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is out of the range
  public Dial maxLineLength(int bytes) {
    maxLineLength = inRange("maxLineLength", bytes, SHORTEST_LINE, LARGEST);
    return this;
  }

  /// Bytes that may have come without the receiver having been told of them; 256 KiB by default.
  /// With more the connection is not read until it has.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is less than 1
  public Dial maxUnread(int bytes) {
    maxUnread = inRange("maxUnread", bytes, 1, LARGEST);
    return this;
  }

  /// Bytes that the other side may leave unread; 1 MiB by default. With more the connection is
  /// closed.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is less than 1
  public Dial maxUnsent(int bytes) {
    maxUnsent = inRange("maxUnsent", bytes, 1, LARGEST);
    return this;
  }

  /// Makes the connection, and waits for it; the addresses of the host are tried in turn. It lives
  /// on an event loop of the service, in the process of the service: it does not come through a
  /// restart, and is closed when the service stops.
  ///
  /// @param receiver is told of what comes, not before this call has returned
  /// @throws IOException if the host is unknown or can't be reached in time, or TLS fails; its
  ///   message names host and port
  /// @throws StoppingException if the service stops meanwhile
  /// @throws IllegalStateException off the strand
  public LineConnection open(LineReceiver receiver) throws IOException {
    return dialler.open(this, Objects.requireNonNull(receiver, "receiver"));
  }

  /// Host and port.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
