package dev.parley;

import dev.parley.link.TelnetPolicy;
import dev.parley.settings.Setting;
import dev.parley.settings.Settings;
import java.time.Duration;
import java.util.List;

/// What can be set of telnet on every service: what clients are offered, and the bounds of what
/// they may send.
///
/// Immutable.
public final class TelnetSettings {
  private static final String SECTION = "Telnet";
  private static final TelnetPolicy DEFAULTS = TelnetPolicy.DEFAULTS;

  /// See [TelnetPolicy#quiet()].
  public static final Setting<Boolean> QUIET =
      Setting.flag("quiet", DEFAULTS.quiet())
          .in(SECTION)
          .describedAs(
              "Whether a client is offered nothing before it has sent a telnet command itself, but"
                  + " for secrets and keys.");

  /// See [TelnetPolicy#settleLimit()].
  public static final Setting<Duration> SETTLE_LIMIT =
      Setting.duration("settle-limit", DEFAULTS.settleLimit())
          .range(Duration.ZERO, Duration.ofSeconds(10))
          .note("0 does not wait")
          .in(SECTION)
          .describedAs(
              "How long a new client may take to tell about its terminal before it is welcomed.");

  /// See [TelnetPolicy#keepAlive()].
  public static final Setting<Duration> KEEP_ALIVE =
      Setting.duration("keep-alive", DEFAULTS.keepAlive())
          .range(Duration.ZERO, Duration.ofDays(1))
          .note("0 is never")
          .in(SECTION)
          .describedAs(
              "After how much silence something invisible is sent, so that routers keep the"
                  + " connection.");

  /// See [TelnetPolicy#compression()].
  public static final Setting<Boolean> COMPRESSION =
      Setting.flag("compression", DEFAULTS.compression())
          .in(SECTION)
          .describedAs("Whether clients are offered compression (MCCP2).");

  /// See [TelnetPolicy#gmcp()].
  public static final Setting<Boolean> GMCP =
      Setting.flag("gmcp", DEFAULTS.gmcp())
          .in(SECTION)
          .describedAs("Whether clients are offered out-of-band messages by GMCP.");

  /// See [TelnetPolicy#msdp()].
  public static final Setting<Boolean> MSDP =
      Setting.flag("msdp", DEFAULTS.msdp())
          .in(SECTION)
          .describedAs("Whether clients are offered out-of-band messages by MSDP.");

  /// See [TelnetPolicy#mssp()].
  public static final Setting<Boolean> MSSP =
      Setting.flag("mssp", DEFAULTS.mssp())
          .in(SECTION)
          .describedAs("Whether those who list services may ask for this one's status (MSSP).");

  /// See [TelnetPolicy#areYouThereInterval()].
  public static final Setting<Duration> ARE_YOU_THERE_INTERVAL =
      Setting.duration("are-you-there-interval", DEFAULTS.areYouThereInterval())
          .range(Duration.ZERO, Duration.ofHours(1))
          .in(SECTION)
          .describedAs("How long it takes until ARE-YOU-THERE is answered again.");

  /// See [TelnetPolicy#maxPayload()].
  public static final Setting<Long> MAX_PAYLOAD =
      Setting.size("max-payload", DEFAULTS.maxPayload())
          .range(1024L, 1L << 20)
          .in(SECTION)
          .describedAs("Bytes in one message beside the text; a longer one is dropped.");

  /// See [TelnetPolicy#payloadBudget()].
  public static final Setting<Long> PAYLOAD_BUDGET =
      Setting.size("payload-budget", DEFAULTS.payloadBudget())
          .range(1024L, 1L << 30)
          .in(SECTION)
          .describedAs(
              "Bytes in all such messages of a client within ten seconds; those beyond are dropped.");

  /// See [TelnetPolicy#maxNesting()].
  public static final Setting<Integer> MAX_NESTING =
      Setting.integer("max-nesting", DEFAULTS.maxNesting())
          .range(1, 500)
          .in(SECTION)
          .describedAs("Levels of an out-of-band message; a deeper one is dropped.");

  /// See [TelnetPolicy#maxVariables()].
  public static final Setting<Integer> MAX_VARIABLES =
      Setting.integer("max-variables", DEFAULTS.maxVariables())
          .range(0, 1000)
          .in(SECTION)
          .describedAs(
              "Variables that a client may tell of its environment; more are passed over.");

  /// See [TelnetPolicy#maxTerminalTypes()].
  public static final Setting<Integer> MAX_TERMINAL_TYPES =
      Setting.integer("max-terminal-types", DEFAULTS.maxTerminalTypes())
          .range(1, 64)
          .in(SECTION)
          .describedAs("Names of its terminal that a client is asked for.");

  static final List<Setting<?>> ALL =
      List.of(
          QUIET,
          SETTLE_LIMIT,
          KEEP_ALIVE,
          COMPRESSION,
          GMCP,
          MSDP,
          MSSP,
          ARE_YOU_THERE_INTERVAL,
          MAX_PAYLOAD,
          PAYLOAD_BUDGET,
          MAX_NESTING,
          MAX_VARIABLES,
          MAX_TERMINAL_TYPES);

  private TelnetSettings() {}

  /// {@return what the gate negotiates}
  ///
  /// @param declared the service's own options
  static TelnetPolicy policy(Settings settings, List<TelnetPolicy.Declared> declared) {
    return new TelnetPolicy(
        settings.get(QUIET),
        settings.get(COMPRESSION),
        settings.get(GMCP),
        settings.get(MSDP),
        settings.get(MSSP),
        settings.get(SETTLE_LIMIT),
        settings.get(KEEP_ALIVE),
        settings.get(ARE_YOU_THERE_INTERVAL),
        Math.toIntExact(settings.get(MAX_PAYLOAD)),
        Math.toIntExact(settings.get(PAYLOAD_BUDGET)),
        settings.get(MAX_NESTING),
        settings.get(MAX_VARIABLES),
        settings.get(MAX_TERMINAL_TYPES),
        declared);
  }
}
