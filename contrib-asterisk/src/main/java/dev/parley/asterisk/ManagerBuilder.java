package dev.parley.asterisk;

import dev.parley.Service;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// What is set before a [Manager] is made.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class ManagerBuilder {
  final Service service;
  String host = "127.0.0.1";
  int port = 5038;
  @Nullable String name;
  boolean encrypted;
  @Nullable SSLContext tls;
  String user = "";
  String secret = "";
  boolean plain;
  String events = "on";
  Duration connectTimeout = Duration.ofSeconds(10);
  Duration actionTimeout = Duration.ofSeconds(10);
  boolean reconnecting = true;
  Duration firstDelay = Duration.ofSeconds(1);
  Duration longestDelay = Duration.ofSeconds(32);
  boolean monitored = true;
  Duration pingInterval = Duration.ofSeconds(15);
  Duration pingTimeout = Duration.ofSeconds(5);
  Limits limits = Limits.DEFAULTS;

  ManagerBuilder(Service service) {
    this.service = Objects.requireNonNull(service, "service");
  }

  /// Names the exchange in messages; by default by its host and port.
  ///
  /// @return this
  public ManagerBuilder name(String name) {
    this.name = Objects.requireNonNull(name, "name");
    return this;
  }

  /// Where the exchange listens; by default on this machine, at port 5038.
  ///
  /// @return this
  /// @throws IllegalArgumentException if the port is not 1 to 65535
  public ManagerBuilder address(String host, int port) {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected 1..65535)");
    }
    this.host = Objects.requireNonNull(host, "host");
    this.port = port;
    return this;
  }

  /// Encrypts the connection, and checks the certificate by what this machine trusts. Asterisk has
  /// another port for that, usually 5039.
  ///
  /// @return this
  public ManagerBuilder tls() {
    encrypted = true;
    return this;
  }

  /// Encrypts the connection; the context says which certificates are trusted.
  ///
  /// @return this
  public ManagerBuilder tls(SSLContext context) {
    encrypted = true;
    tls = Objects.requireNonNull(context, "context");
    return this;
  }

  /// Who logs in, as in the `manager.conf` of the exchange. The secret never leaves this manager
  /// but for the login, where by default it is not sent itself but a digest of it and of a
  /// challenge.
  ///
  /// @return this
  /// @throws IllegalArgumentException if one of them has a line break
  public ManagerBuilder login(String user, String secret) {
    // Refused now, and not at the first login.
    Action.of("Login").with("Username", user).with("Secret", secret);
    this.user = user;
    this.secret = secret;
    return this;
  }

  /// Sends the secret itself, for exchanges that know no challenges.
  ///
  /// @return this
  public ManagerBuilder plainLogin() {
    plain = true;
    return this;
  }

  /// Which events the exchange is to send: `on`, `off` or classes such as `call,user`; by default
  /// all that the user may see.
  ///
  /// @return this
  public ManagerBuilder events(String mask) {
    this.events = Objects.requireNonNull(mask, "mask");
    return this;
  }

  /// How long it may take to reach the exchange and to log in, all together; 10 s by default.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is not positive
  public ManagerBuilder connectTimeout(Duration limit) {
    connectTimeout = positive("connectTimeout", limit);
    return this;
  }

  /// How long the response to an action may take, unless the action says otherwise; 10 s by
  /// default.
  ///
  /// @return this
  /// @throws IllegalArgumentException if it is not positive
  public ManagerBuilder actionTimeout(Duration limit) {
    actionTimeout = positive("actionTimeout", limit);
    return this;
  }

  /// Whether to connect and log in again when a connection is lost; it is by default.
  ///
  /// @return this
  public ManagerBuilder reconnect(boolean on) {
    reconnecting = on;
    return this;
  }

  /// How long to wait before connecting again: the first attempt is made at once, then it is so
  /// long, then twice as long each time; 1 s and 32 s by default. A connection that was lost sooner
  /// than the longest of these times after its login counts as one more failure.
  ///
  /// @return this
  /// @throws IllegalArgumentException if one is not positive, or the longest is shorter than the
  ///   first
  public ManagerBuilder backoff(Duration first, Duration longest) {
    firstDelay = positive("backoff", first);
    longestDelay = positive("backoff", longest);
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "backoff: %s to %s (expected the longest to be no shorter than the first)"
              .formatted(first, longest));
    }
    return this;
  }

  /// Whether to notice an exchange that is gone without having closed the connection, by pings; it
  /// is by default.
  ///
  /// @return this
  public ManagerBuilder monitor(boolean on) {
    monitored = on;
    return this;
  }

  /// After how long a silence of the exchange to ping it, and how long it may take to answer until
  /// the connection is given up; 15 s and 5 s by default.
  ///
  /// @return this
  /// @throws IllegalArgumentException if one is not positive
  public ManagerBuilder ping(Duration interval, Duration timeout) {
    pingInterval = positive("ping", interval);
    pingTimeout = positive("ping", timeout);
    return this;
  }

  /// How much the exchange may send; [Limits#DEFAULTS] by default.
  ///
  /// @return this
  public ManagerBuilder limits(Limits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  private static Duration positive(String what, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("%s: %s (expected more than 0)".formatted(what, value));
    }
    return value;
  }

  /// {@return the manager, not connected yet}
  public Manager build() {
    return new Manager(this);
  }

  /// Where it leads, never the secret.
  @Override
  public String toString() {
    return "manager of " + (name == null ? host + ":" + port : name);
  }
}
