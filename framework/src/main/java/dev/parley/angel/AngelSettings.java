package dev.parley.angel;

import dev.parley.settings.Setting;
import dev.parley.settings.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What can be set on the angel of a service. They are read when the angel starts: a restart of the
/// service changes none of them.
///
/// Immutable.
public final class AngelSettings {
  private static final Duration HOUR = Duration.ofHours(1);

  /// Whether there is an angel.
  public static final Setting<Boolean> ANGEL =
      Setting.flag("angel", false)
          .in("Angel")
          .describedAs(
              "Whether a process of its own keeps people connected while the service restarts, is"
                  + " upgraded or crashes.");

  /// What to tell a running angel.
  public static final Setting<AngelCommand> COMMAND =
      Setting.choice("angel-command", AngelCommand.NONE)
          .in("Angel")
          .describedAs("Tells the running angel of this program something, and ends.");

  /// Where the angel works.
  public static final Setting<String> DIRECTORY =
      Setting.string("angel-directory", "")
          .accepting("a path", AngelSettings::isPath)
          .in("Angel")
          .describedAs(
              "Folder of the angel for sockets and copies, which only its owner may enter; if not set,"
                  + " one for temporary files, named after user, program and port.");

  /// Where the classes of the service are.
  public static final Setting<String> CLASS_PATH =
      Setting.string("angel-class-path", "")
          .in("Angel")
          .describedAs(
              "Class path of the service, or @FILE to read it there before each start; if not set, the"
                  + " one of the angel.");

  /// Options of the service's own virtual machine.
  public static final Setting<String> JVM =
      Setting.string("angel-jvm", "")
          .accepting(
              "options of java with blanks between them, quoted where they hold some",
              text -> Words.split(text).isPresent())
          .in("Angel")
          .describedAs(
              "Options for the service's virtual machine alone, such as \"-Xmx1g -XX:+UseZGC\".");

  /// How long a process of the service may not answer.
  public static final Setting<Duration> HANG_LIMIT =
      Setting.duration("angel-hang-limit", Duration.ofSeconds(30))
          .range(Duration.ZERO, HOUR)
          .note("0 is for ever")
          .in("Angel")
          .describedAs("How long a service may not answer its angel; then it is killed.");

  /// See [Backoff].
  public static final Setting<Duration> GOOD_START =
      Setting.duration("angel-good-start", Duration.ofMinutes(1))
          .range(Duration.ZERO, HOUR)
          .in("Angel")
          .describedAs(
              "How long a service must have served for the next crash to be answered at once.");

  /// The first part of a restart.
  public static final Setting<Duration> PREPARE_LIMIT =
      Setting.duration("angel-prepare-limit", Duration.ofMinutes(2))
          .range(Duration.ofSeconds(1), HOUR)
          .in("Angel")
          .describedAs(
              "How long a new process may take until it can serve; the old one serves meanwhile.");

  /// The second part of a restart.
  public static final Setting<Duration> FREEZE_LIMIT =
      Setting.duration("angel-freeze-limit", Duration.ofSeconds(10))
          .range(Duration.ofMillis(100), HOUR)
          .in("Angel")
          .describedAs("How long the old process may take to hand everything over.");

  /// The last part of a restart.
  public static final Setting<Duration> TAKEOVER_LIMIT =
      Setting.duration("angel-takeover-limit", Duration.ofSeconds(30))
          .range(Duration.ofMillis(100), HOUR)
          .in("Angel")
          .describedAs("How long the new process may take to take over what the old one has left.");

  private static final List<Setting<?>> ALL =
      List.of(
          ANGEL,
          COMMAND,
          DIRECTORY,
          CLASS_PATH,
          JVM,
          HANG_LIMIT,
          GOOD_START,
          PREPARE_LIMIT,
          FREEZE_LIMIT,
          TAKEOVER_LIMIT);

  private AngelSettings() {}

  /// {@return all of them, in the order of the help}
  public static List<Setting<?>> all() {
    return ALL;
  }

  private static boolean isPath(String text) {
    try {
      return Path.of(text).getNameCount() > 0;
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /// {@return the folder of the angel}
  ///
  /// @param service tells the services of one user apart
  static Path directory(Settings settings, String service) {
    var given = settings.get(DIRECTORY);
    return given.isEmpty()
        ? AngelDirectory.standard(service)
        : settings.get(Settings.ROOT).resolve(given).normalize();
  }
}
