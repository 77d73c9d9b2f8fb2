package dev.parley.bench.people;

import dev.parley.bench.child.Parent;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/// The JVM of the people. Each command is an [Evening] as JSON, the answer its [Findings] as JSON.
public final class PartyMain {
  private PartyMain() {}

  /// Serves the parent until it is gone, or ends with code 1 at the first error.
  static void main() throws IOException, InterruptedException {
    var mapper = new JsonMapper();
    var parent = Parent.connect();
    while (true) {
      var evening = mapper.readValue(parent.command(), Evening.class);
      parent.answer(mapper.writeValueAsString(Party.run(evening)));
    }
  }
}
