package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed while it saves, and everything whose save had returned is there, whole.
class StoreCrashTest {
  private static final int MOST_LINES = 3000;

  @TempDir Path folder;

  private final Random random = new Random(7);

  /// What the processes have said that they had saved.
  private final Map<String, Integer> saved = new HashMap<>();

  @Test
  @Timeout(240)
  void findsWhatWasSavedByAProcessThatIsKilled() throws Exception {
    killAndLook(5);
  }

  @Test
  @Tag("slow")
  @Timeout(3600)
  void findsWhatWasSavedByTwoHundredProcessesThatAreKilled() throws Exception {
    killAndLook(200);
  }

  private void killAndLook(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      kill(1 + random.nextInt(MOST_LINES));
      try (var fixture = SavingProcess.open(folder)) {
        fixture.run(() -> look(fixture));
      }
    }
  }

  /// Kills a process after it has said that it had saved so many times.
  private void kill(int lines) throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Path said = folder.resolve("said.txt");
    var process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classPath,
                    SavingProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            // What a process leaves in a pipe, Java takes out by a thread of its own when it ends,
            // at times in the midst of a line.
            .redirectOutput(said.toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !process.isAlive() || Files.readAllLines(said).size() >= lines);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).as("the process ended by itself").isEqualTo(137);
    Files.readAllLines(said).forEach(this::note);
  }

  private void note(String line) {
    var words = line.split(" ", -1);
    // The last line of one that is killed may be cut off.
    if (words.length == 2 && words[0].matches("c\\d+") && words[1].matches("\\d+")) {
      saved.merge(words[0], Integer.valueOf(words[1]), Math::max);
    }
  }

  private void look(StoreFixture fixture) {
    Store<SavingProcess.Counter> counters = fixture.store(SavingProcess.Counter.class);
    assertThat(saved).isNotEmpty();
    saved.forEach((key, count) -> {
      var counter = counters.load(key);
      // One save may be durable that nobody was told of any more.
      assertThat(counter.count).as(key).isBetween(count, count + 1);
      assertThat(counter.again).isEqualTo(counter.count);
      assertThat(counter.filling).isEqualTo(("" + counter.count % 10).repeat(2000));
    });
  }
}
