package dev.parley.examples.docs.tutorial;

import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalkerTest {
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
    try (var talker = MemoryService.startUnderAngel(Talker::service, "--password-memory=64k")) {
      var ann = signUp(talker, "Ann");
      var bob = signUp(talker, "Bob");
      ann.expectLine("Bob has come.");
      talker.restart();
      ann.send("say hello");
      bob.expectLine("Ann says: hello");
    }
  }
}
