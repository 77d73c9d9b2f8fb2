package dev.parley.bench;

import dev.parley.bench.child.Child;
import dev.parley.bench.load.Job;
import dev.parley.bench.load.LoadMain;
import dev.parley.bench.load.Outcome;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The load in its JVM.
///
/// Not thread-safe: many threads may use it, one at a time.
final class LoadGenerator implements AutoCloseable {
  private static final int CPU = 1;
  private static final Duration EXTRA = Duration.ofMinutes(1);
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");

  private final JsonMapper mapper = new JsonMapper();
  private final Child child = Child.start("load", CPU, FLAGS, LoadMain.class);

  /// Does the job, which must be one that is counted.
  Outcome run(Job job) {
    child.tell(mapper.writeValueAsString(job));
    var limit = EXTRA.plusMillis(job.warmupMillis() + job.windowMillis());
    return mapper.readValue("{" + child.await("{", limit), Outcome.class);
  }

  /// Opens the connections of the job, and returns when all were served.
  void hold(Job job) {
    child.tell(mapper.writeValueAsString(job));
    child.await("held", EXTRA);
  }

  /// Closes the connections that are held.
  void release() {
    child.tell("release");
    child.await("released", EXTRA);
  }

  @Override
  public void close() {
    child.close();
  }
}
