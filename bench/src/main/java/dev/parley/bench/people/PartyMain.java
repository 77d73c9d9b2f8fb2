package dev.parley.bench.people;

import dev.parley.bench.child.Parent;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/// The JVM of the people. Each command is an [Evening] as JSON, each answer one of its [Findings]
/// as JSON.
public final class PartyMain {
  private PartyMain() {}

  /// Serves the parent until it is gone, or ends with code 1 at the first error.
  static void main() throws IOException, InterruptedException {
    var mapper = new JsonMapper();
    var parent = Parent.connect();
    while (true) {
      var evening = mapper.readValue(parent.command(), Evening.class);
      for (var findings : Party.run(evening)) {
        parent.answer(mapper.writeValueAsString(findings));
      }
    }
  }
}
