package dev.parley.examples.talker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Screen;
import dev.parley.testkit.AngelProcess;
import dev.parley.testkit.TestService;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The talker as somebody sees it in TinTin++: alone, and with its angel, a restart in the middle
/// of the sign-up and a crash later on.
@Tag("real-clients")
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class TalkerEveningTest {
  private static final String[] SETTINGS = {
    "--first-user-is-admin", "--password-memory=64k", "--password-iterations=1"
  };

  @TempDir private Path folder;

  @Test
  void anAccountIsMadeThroughARestart() {
    var settings =
        Stream.concat(Stream.of("--store=" + folder.resolve("talker.db")), Stream.of(SETTINGS));
    try (var talker = AngelProcess.start(Talker.class, settings.toArray(String[]::new));
        var ann = enter(talker.address())) {
      anEvening(ann, talker::restart, talker::crash);
    }
  }

  @Test
  void anAccountIsMadeWithoutAnAngel() {
    try (var talker = TestService.start(Talker.service(), SETTINGS);
        var ann = enter(talker.address())) {
      anEvening(ann, () -> {}, () -> {});
    }
  }

  private static void anEvening(Screen ann, Runnable inTheSignUp, Runnable later) {
    ann.awaitText("What is your name?");
    ann.type("Ann");
    ann.awaitText("(yes/no)");
    ann.type("yes");
    ann.awaitText("Choose a password:");
    inTheSignUp.run();
    ann.type("open sesame");
    ann.awaitText("The same once more:");
    ann.type("open sesame");
    ann.awaitLine("Hello Ann. Nobody else is here. Type help to see what you can do.");
    ann.type("dance wildly");
    ann.awaitLine("You dance wildly.");
    later.run();
    ann.type("who");
    ann.awaitText("1 person online.");
    ann.type("roles");
    ann.awaitText("admin");
    assertThat(String.join("\n", ann.lines())).doesNotContain("sesame", "DISCONNECTED");
  }

  private static Screen enter(InetSocketAddress talker) {
    String session = "#session talker 127.0.0.1 " + talker.getPort();
    return Screen.open("tintin++", "tt++", "-G", "-e", session);
  }
}
