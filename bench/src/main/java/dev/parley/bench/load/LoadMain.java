package dev.parley.bench.load;

import dev.parley.bench.child.Parent;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/// The JVM of the load. Each command is a [Job] as JSON. The answer is its [Outcome] as JSON, or,
/// for those who only have to be there, `held` and, after another command, `released`.
public final class LoadMain {
  private LoadMain() {}

  /// Serves the parent until it is gone, or ends with code 1 at the first error.
  static void main() throws IOException, InterruptedException {
    var mapper = new JsonMapper();
    var parent = Parent.connect();
    while (true) {
      Job job = mapper.readValue(parent.command(), Job.class);
      switch (job.work()) {
        case ECHO, RELAY, CHAT -> parent.answer(mapper.writeValueAsString(Load.run(job)));
        case IDLE, DIALOG, COMPRESSED -> {
          try (var _ = Crowd.gather(job)) {
            parent.answer("held");
            var _ = parent.command();
          }
          parent.answer("released");
        }
      }
    }
  }
}
