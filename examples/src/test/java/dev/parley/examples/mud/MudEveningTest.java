package dev.parley.examples.mud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Screen;
import dev.parley.testkit.TestService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The village as somebody sees it in TinTin++, alone and under the angel, with a restart in the
/// middle of a walk and of a purchase.
@Tag("real-clients")
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class MudEveningTest {
  private static final String[] SETTINGS = {
    "--world=world", "--password-memory=64k", "--password-iterations=1"
  };

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLampIsBought(boolean angel) {
    try (var mud =
            angel
                ? TestService.startUnderAngel(Mud::service, SETTINGS)
                : TestService.start(Mud.service(), SETTINGS);
        var ann =
            Screen.open(
                "tintin++",
                "tt++",
                "-G",
                "-e",
                "#session mud 127.0.0.1 " + mud.address().getPort())) {
      ann.awaitText("What is your name?");
      ann.type("Ann");
      ann.awaitText("(yes/no)");
      ann.type("yes");
      ann.awaitText("Choose a password:");
      ann.type("open sesame");
      ann.awaitText("The same once more:");
      ann.type("open sesame");
      ann.awaitLine("Village square");
      ann.type("east");
      ann.awaitLine("Inn");
      if (angel) {
        mud.restart();
      }
      ann.type("west");
      ann.type("northeast");
      ann.awaitLine("Shop");
      ann.type("buy lamp");
      ann.awaitText("Is it a deal?");
      if (angel) {
        mud.restart();
      }
      ann.type("yes");
      ann.awaitLine("The shopkeeper gives you a lamp.");
      assertThat(String.join("\n", ann.lines())).doesNotContain("sesame", "DISCONNECTED");
    }
  }
}
