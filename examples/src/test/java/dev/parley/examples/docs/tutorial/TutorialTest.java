package dev.parley.examples.docs.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What docs/tutorial.md has its readers write.
@Timeout(60)
class TutorialTest {
  private static final Path TALKER = Path.of("src/main/java/dev/parley/examples/talker");

  // tag::test[]
  private static MemoryClient signUp(MemoryService talker, String name) {
    MemoryClient person = talker.client();
    for (String typed : List.of(name, "yes", "open sesame", "open sesame")) {
      person.send(typed);
    }
    person.expect("Hello " + name);
    person.expect("\r\n");
    return person;
  }

  @Test
  void peopleTalkAndAreWhoTheyAreAfterARestart() {
    try (var talker = MemoryService.startUnderAngel(Talker::service)) {
      var ann = signUp(talker, "Ann");
      var bob = signUp(talker, "Bob");
      ann.expectLine("Bob has come.");
      talker.restart();
      ann.send("say hello");
      bob.expectLine("Ann says: hello");
    }
  }

  // end::test[]

  /// Whoever follows the tutorial has then written the example.
  @Test
  void theTutorialShowsEveryFileOfTheTalker() throws IOException {
    String tutorial = Files.readString(Path.of("../docs/tutorial.md"));
    try (Stream<Path> files = Files.list(TALKER)) {
      for (Path file : files.filter(file -> !file.endsWith("package-info.java")).toList()) {
        assertThat(tutorial)
            .contains("<!-- snippet: examples/" + file.toString().replace('\\', '/') + " -->");
      }
    }
  }
}
