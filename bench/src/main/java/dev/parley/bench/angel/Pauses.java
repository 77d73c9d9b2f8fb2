package dev.parley.bench.angel;

import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Restarts and crashes in turns, in front of many people.
public final class Pauses {
  /// Between two blows: a process that is to be replaced has served for a while.
  private static final Duration CALM = Duration.ofSeconds(2);

  private Pauses() {}

  /// What is measured.
  ///
  /// Immutable.
  ///
  /// @param people how many are connected
  /// @param interviewed how many of them are in a dialog
  /// @param rate lines per second, of all together
  /// @param repetitions how many restarts, and how many crashes
  /// @param warmUp of load before the first blow, until the compiler has seen the angel's code
  /// @param limit after which no more is begun
  /// @param serviceFlags options of the service's virtual machine
  public record Options(
      int people,
      int interviewed,
      int rate,
      int repetitions,
      Duration warmUp,
      Duration limit,
      List<String> serviceFlags) {}

  /// Measures.
  ///
  /// @throws LoadException if anybody was disconnected, or anything was lost, doubled or out of
  ///   order
  public static List<Trial.Seen> measure(Options options, Consumer<Trial.Seen> progress)
      throws IOException {
    var attendance =
        new People.Attendance(
            options.people() - options.interviewed(), 1, options.interviewed(), 0, options.rate());
    var all = new ArrayList<Trial.Seen>();
    long end = System.nanoTime() + options.limit().toNanos();
    var arguments = List.of("--angel-good-start=0s");
    try (var trial = Trial.start(attendance, options.serviceFlags(), arguments, 0)) {
      try {
        trial.goOn(options.warmUp());
        for (int i = 0; i < options.repetitions(); i++) {
          for (Blow blow : List.of(Blow.RESTART, Blow.CRASH)) {
            if (System.nanoTime() < end) {
              trial.goOn(CALM);
              var seen = trial.deal(blow);
              progress.accept(seen);
              all.add(seen);
            }
          }
        }
        trial.finish();
      } catch (IOException | LoadException e) {
        throw new LoadException(e.getMessage() + "\n" + trial.log());
      }
    }
    return all;
  }
}
