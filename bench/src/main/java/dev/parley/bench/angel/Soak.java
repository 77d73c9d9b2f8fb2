package dev.parley.bench.angel;

import dev.parley.bench.load.LoadException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Random restarts and crashes, one soon after the other, under load.
public final class Soak {
  private static final People.Attendance PEOPLE = new People.Attendance(30, 5, 12, 8, 200);
  private static final List<Blow> BLOWS = List.of(Blow.values());
  private static final int CALM_MILLIS = 2000;

  private Soak() {}

  /// Goes on for that long, or until somebody has noticed something.
  ///
  /// @param progress is told each blow
  /// @return all blows, of which nobody has noticed any
  /// @throws LoadException with the seed and all that has happened
  public static List<Trial.Seen> run(Duration time, long seed, Consumer<Trial.Seen> progress)
      throws IOException {
    var random = new Random(seed);
    var all = new ArrayList<Trial.Seen>();
    // However soon one crash follows another, the next process starts at once.
    var arguments = List.of("--angel-good-start=0s");
    try (var trial = Trial.start(PEOPLE, List.of("-Xmx128m"), arguments, seed)) {
      long end = System.nanoTime() + time.toNanos();
      try {
        while (System.nanoTime() < end) {
          trial.goOn(Duration.ofMillis(random.nextInt(CALM_MILLIS)));
          var seen = trial.deal(BLOWS.get(random.nextInt(BLOWS.size())));
          progress.accept(seen);
          all.add(seen);
        }
        trial.finish();
      } catch (IOException | LoadException e) {
        throw new LoadException("seed %d: %s%n%s".formatted(seed, e.getMessage(), trial.log()));
      }
    }
    return all;
  }
}
