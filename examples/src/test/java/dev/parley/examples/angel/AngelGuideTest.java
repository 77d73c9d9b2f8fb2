package dev.parley.examples.angel;

import dev.parley.examples.chat.Chat;
import dev.parley.testkit.AngelProcess;
import dev.parley.testkit.SocketClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The test in docs/angel.md.
@Timeout(600)
class AngelGuideTest {
  // tag::angel[]
  @Test
  void nobodyNoticesACrash() {
    try (var chat = AngelProcess.start(Chat.class)) {
      var ann = chat.client(SocketClient.options().withLimit(Duration.ofSeconds(60)));
      ann.expect("name? ");
      ann.send("Ann");
      ann.expect("Hello Ann");
      chat.crash(); // or restart(), which fails the test if it fails
      ann.send("I am still here.");
      ann.expect("Ann says: I am still here.");
    }
  }
  // end::angel[]
}
