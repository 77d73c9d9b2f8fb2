package dev.parley.bench.angel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Restarts and crashes at random, with people who notice everything. A failure tells its seed,
/// which `-Dsoak.seed` takes, and all that has happened; the long form takes `-Dsoak.minutes`.
class SoakTest {
  private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

  @Test
  @Timeout(180)
  void nobodyNoticesRestartsAndCrashes() throws IOException {
    soak(Duration.ofSeconds(20));
  }

  @Test
  @Tag("slow")
  @Timeout(3 * 3600)
  void nobodyNoticesRestartsAndCrashesForLong() throws IOException {
    soak(Duration.ofMinutes(Long.getLong("soak.minutes", 10)));
  }

  private static void soak(Duration time) throws IOException {
    var blows = Soak.run(time, SEED, _ -> {});

    assertThat(blows).isNotEmpty();
  }
}
