package dev.parley.angel;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/// What has happened since the angel started, for people who ask for its status.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Chronicle {
  private final InstantSource clock;
  private final Instant begin;

  private int restarts;
  private String lastRestart = "";
  private int crashes;
  private String lastCrash = "";
  private String lastFailure = "";
  private Instant servingSince;

  Chronicle(InstantSource clock) {
    this.clock = clock;
    begin = clock.instant();
    servingSince = begin;
  }

  void served() {
    servingSince = clock.instant();
  }

  /// @param how the end of a sentence
  void restarted(String how) {
    restarts++;
    lastRestart = stamp(how);
  }

  /// @param how the end of a sentence
  void crashed(String how) {
    crashes++;
    lastCrash = stamp(how);
  }

  /// @param why the end of a sentence
  void failed(String why) {
    lastFailure = stamp(why);
  }

  private String stamp(String what) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS) + ", " + what;
  }

  /// {@return how long the present process has served}
  String service() {
    return shown(Duration.between(servingSince, clock.instant()));
  }

  /// {@return all there is to say, in lines}
  String report(
      String directory,
      List<InetSocketAddress> addresses,
      String service,
      String classPath,
      String clients) {
    var report = new StringBuilder();
    report.append(
        """
        angel: process %d, for %s, in %s
        listening on: %s
        service: %s
        class path: %s
        clients: %s
        restarts: %d%s
        crashes: %d%s
        """
            .formatted(
                ProcessHandle.current().pid(),
                shown(Duration.between(begin, clock.instant())),
                directory,
                shown(addresses),
                service,
                classPath,
                clients,
                restarts,
                last(lastRestart),
                crashes,
                last(lastCrash)));
    if (!lastFailure.isEmpty()) {
      report.append("last restart that failed: %s%n".formatted(lastFailure));
    }
    return report.toString();
  }

  private static String shown(List<InetSocketAddress> addresses) {
    return addresses.isEmpty()
        ? "nothing yet"
        : addresses.stream()
            .map(address -> address.getHostString() + ":" + address.getPort())
            .collect(Collectors.joining(", "));
  }

  private static String last(String what) {
    return what.isEmpty() ? "" : " (last: " + what + ")";
  }

  /// {@return two parts of it, as in `3 h 12 min`}
  private static String shown(Duration time) {
    if (time.toDays() > 0) {
      return "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d s".formatted(time.toSeconds());
  }
}
