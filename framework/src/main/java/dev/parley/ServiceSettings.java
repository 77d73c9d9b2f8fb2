package dev.parley;

import dev.parley.angel.AngelSettings;
import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.TelnetPolicy;
import dev.parley.settings.Setting;
import dev.parley.settings.Settings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What can be set on every service. The defaults are safe on the open internet, except that a
/// service only listens on its own machine until `host` says otherwise.
///
/// Immutable.
public final class ServiceSettings {
  private static final Limits DEFAULTS = Limits.DEFAULTS;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final long GIGABYTE = 1L << 30;

  /// The address to listen at.
  public static final Setting<String> HOST =
      Setting.string("host", "127.0.0.1")
          .accepting("a host name or address", host -> !host.isBlank())
          .note("0.0.0.0 listens to the whole network")
          .in("Listening")
          .describedAs("Address to listen at.");

  /// The port to listen at.
  public static final Setting<Integer> PORT =
      Setting.integer("port", 9000)
          .range(0, 65_535)
          .note("0 picks a free port")
          .in("Listening")
          .describedAs("Port to listen at.");

  /// The event loops, each a thread, that share the connections.
  public static final Setting<Integer> LOOPS =
      Setting.integer("loops", 1)
          .range(1, 64)
          .in("Listening")
          .describedAs("Threads that share the work of reading and writing sockets.");

  /// See [Limits#maxLineLength()].
  public static final Setting<Long> MAX_LINE_LENGTH =
      Setting.size("max-line-length", DEFAULTS.maxLineLength())
          .range(16L, 1L << 20)
          .in("Limits")
          .describedAs(
              "Bytes in one line; the rest of a longer one is dropped and the client told.");

  /// See [Limits#maxWaitingLines()].
  public static final Setting<Integer> MAX_WAITING_LINES =
      Setting.integer("max-waiting-lines", DEFAULTS.maxWaitingLines())
          .range(1, 100_000)
          .in("Limits")
          .describedAs(
              "Lines of one client that may wait for the service; with more, its socket is not read.");

  /// See [Limits#unsentSoft()].
  public static final Setting<Long> UNSENT_SOFT =
      Setting.size("unsent-soft", DEFAULTS.unsentSoft())
          .range(1024L, GIGABYTE)
          .in("Limits")
          .describedAs(
              "Bytes that a client may leave unread; with more, whole messages to it are dropped, and"
                  + " it is told how many when it reads again.");

  /// See [Limits#unsentHard()].
  public static final Setting<Long> UNSENT_HARD =
      Setting.size("unsent-hard", DEFAULTS.unsentHard())
          .range(1024L, GIGABYTE)
          .note("at least unsent-soft")
          .in("Limits")
          .describedAs("Bytes that a client may leave unread; with more, it is closed.");

  /// See [Limits#unsentDeadline()].
  public static final Setting<Duration> UNSENT_DEADLINE =
      Setting.duration("unsent-deadline", DEFAULTS.unsentDeadline())
          .range(Duration.ofMillis(1), Duration.ofDays(1))
          .in("Limits")
          .describedAs(
              "How long a client may read nothing of what waits for it; then it is closed.");

  /// See [Limits#maxConnections()].
  public static final Setting<Integer> MAX_CONNECTIONS =
      Setting.integer("max-connections", DEFAULTS.maxConnections())
          .range(1, 1_000_000)
          .in("Limits")
          .describedAs("Connections in all; further ones are told so and closed.");

  /// See [Limits#maxConnectionsPerAddress()].
  public static final Setting<Integer> MAX_CONNECTIONS_PER_ADDRESS =
      Setting.integer("max-connections-per-address", DEFAULTS.maxConnectionsPerAddress())
          .range(0, 1_000_000)
          .note("0 is no limit")
          .in("Limits")
          .describedAs("Connections from one address; an IPv6 /64 counts as one.");

  /// See [Limits#connectionsPerSecond()].
  public static final Setting<Integer> CONNECTIONS_PER_SECOND =
      Setting.integer("connections-per-second", DEFAULTS.connectionsPerSecond())
          .range(0, 1_000_000)
          .note("0 is no limit")
          .in("Limits")
          .describedAs("New connections in a second from one address.");

  /// See [Limits#limitLoopback()].
  public static final Setting<Boolean> LIMIT_LOOPBACK =
      Setting.flag("limit-loopback", DEFAULTS.limitLoopback())
          .in("Limits")
          .describedAs(
              "Whether the limits per address and per second hold for this machine itself and for the"
                  + " addresses of proxies too.");

  /// See [Limits#negotiations()].
  public static final Setting<Integer> NEGOTIATIONS =
      Setting.integer("negotiations", DEFAULTS.negotiations())
          .range(16, 1_000_000)
          .in("Limits")
          .describedAs("Telnet commands of a client within ten seconds; with more, it is closed.");

  /// See [Limits#idleTimeout()].
  public static final Setting<Duration> IDLE_TIMEOUT =
      Setting.duration("idle-timeout", DEFAULTS.idleTimeout())
          .range(Duration.ZERO, YEAR)
          .note("0 is for ever")
          .in("Limits")
          .describedAs("How long a client may send nothing; then it is closed.");

  /// See [Limits#firstLineTimeout()].
  public static final Setting<Duration> FIRST_LINE_TIMEOUT =
      Setting.duration("first-line-timeout", DEFAULTS.firstLineTimeout())
          .range(Duration.ZERO, YEAR)
          .note("0 is for ever")
          .in("Limits")
          .describedAs("How long a client may take for its first input; then it is closed.");

  /// See [Limits#closeTimeout()].
  public static final Setting<Duration> CLOSE_TIMEOUT =
      Setting.duration("close-timeout", DEFAULTS.closeTimeout())
          .range(Duration.ZERO, Duration.ofHours(1))
          .in("Limits")
          .describedAs("How long a closed client may take to read what is pending.");

  /// How long a task may hold the strand before it is reported with its stack.
  public static final Setting<Duration> STRAND_WARNING =
      Setting.duration("strand-warning", Duration.ofSeconds(1))
          .range(Duration.ZERO, Duration.ofHours(1))
          .note("0 is never")
          .in("Service")
          .describedAs(
              "How long one piece of work may keep all others waiting; then it is logged.");

  /// How long tasks may go on while the service stops.
  public static final Setting<Duration> STOP_GRACE =
      Setting.duration("stop-grace", Duration.ofSeconds(10))
          .range(Duration.ZERO, Duration.ofHours(1))
          .in("Service")
          .describedAs("How long work may go on when the service stops.");

  /// What a client is told whose dialog could not be gone on with after a restart.
  public static final Setting<String> DIALOG_LOST =
      Setting.string(
              "dialog-lost",
              "Something has changed meanwhile, and what you were asked can't be gone on with.")
          .in("Service")
          .describedAs("What people are told whose dialog can't be gone on with after a restart.");

  private static final List<Setting<?>> OWN =
      List.of(
          HOST,
          PORT,
          LOOPS,
          MAX_LINE_LENGTH,
          MAX_WAITING_LINES,
          UNSENT_SOFT,
          UNSENT_HARD,
          UNSENT_DEADLINE,
          MAX_CONNECTIONS,
          MAX_CONNECTIONS_PER_ADDRESS,
          CONNECTIONS_PER_SECOND,
          LIMIT_LOOPBACK,
          NEGOTIATIONS,
          IDLE_TIMEOUT,
          FIRST_LINE_TIMEOUT,
          CLOSE_TIMEOUT,
          STRAND_WARNING,
          STOP_GRACE,
          DIALOG_LOST);

  private static final List<Setting<?>> ALL =
      Stream.of(OWN, StoreSettings.ALL, TelnetSettings.ALL, ProxySettings.ALL)
          .flatMap(List::stream)
          .toList();

  private ServiceSettings() {}

  /// {@return all of them, and those of the angel, in the order of the help}
  static List<Setting<?>> all() {
    return Stream.<Setting<?>>concat(ALL.stream(), AngelSettings.all().stream()).toList();
  }

  /// Declares all of them, and the check that ties them together.
  static void declareIn(Settings settings) {
    settings.declare(all().toArray(Setting<?>[]::new)).check(ServiceSettings::checkUnsent);
  }

  private static void checkUnsent(Settings settings) {
    if (settings.get(UNSENT_HARD) < settings.get(UNSENT_SOFT)) {
      throw settings.wrong(
          UNSENT_HARD, "at least unsent-soft, which is " + settings.describe(UNSENT_SOFT));
    }
  }

  /// {@return what the gate allows}
  static Limits limits(Settings settings) {
    return new Limits(
        Math.toIntExact(settings.get(MAX_LINE_LENGTH)),
        settings.get(MAX_WAITING_LINES),
        Math.toIntExact(settings.get(UNSENT_SOFT)),
        Math.toIntExact(settings.get(UNSENT_HARD)),
        settings.get(UNSENT_DEADLINE),
        settings.get(MAX_CONNECTIONS),
        settings.get(MAX_CONNECTIONS_PER_ADDRESS),
        settings.get(CONNECTIONS_PER_SECOND),
        settings.get(LIMIT_LOOPBACK),
        settings.get(NEGOTIATIONS),
        settings.get(IDLE_TIMEOUT),
        settings.get(FIRST_LINE_TIMEOUT),
        settings.get(CLOSE_TIMEOUT));
  }

  /// {@return the gate's orders: one listener, the limits, and what telnet offers}. Looks the host
  /// up, which may block.
  ///
  /// @throws dev.parley.settings.SettingsException if the host is unknown
  static GateOptions gateOptions(
      Settings settings, Mode mode, List<TelnetPolicy.Declared> declared) {
    var address = new InetSocketAddress(settings.get(HOST), settings.get(PORT));
    if (address.isUnresolved()) {
      throw settings.wrong(HOST, "an address of this machine, or a name that has one");
    }
    return new GateOptions(
        List.of(new GateOptions.Listener(address, mode)),
        limits(settings),
        TelnetSettings.policy(settings, declared),
        ProxySettings.proxies(settings));
  }
}
