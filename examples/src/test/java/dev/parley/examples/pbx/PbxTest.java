package dev.parley.examples.pbx;

import dev.parley.testkit.SocketClient;
import dev.parley.testkit.TestService;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PbxTest {
  private TestService pbx;
  private SocketClient ann;

  @BeforeEach
  void start() {
    pbx = TestService.start(Pbx.service(), "--demo", "--demo-period=1h");
    ann = pbx.client();
    ann.expect("Type \"help\" to learn more.");
    // It is told when the exchange comes, and to who comes later.
    ann.expect("The exchange is here, 0 on the telephone.");
    ann.send("calls");
    ann.expect("Nobody is on the telephone.");
  }

  @AfterEach
  void stop() {
    pbx.close();
  }

  @Test
  void aCallIsWatchedByEverybodyFromItsBeginningToItsEnd() {
    var bob = pbx.client();
    bob.expect("Type \"help\"");
    ann.send("call PJSIP/ann 200");
    ann.expect("It rings.");
    for (SocketClient each : new SocketClient[] {ann, bob}) {
      each.expect("Ann is rung.");
      each.expect("Ann calls Bob.");
      each.expect("Bob is rung.");
      each.expect("Ann and Bob are talking.");
    }
    bob.send("calls");
    bob.expectMatch(Pattern.compile("1 +Ann +up +Bob"));
    bob.expectMatch(Pattern.compile("2 +Bob +up +Ann"));
    bob.send("hangup 2");
    bob.expect("Bob has hung up.");
    ann.expect("Ann has hung up.");
    ann.send("calls");
    ann.expect("Nobody is on the telephone.");
  }

  @Test
  void whatTheExchangeRefusesIsTold() {
    ann.send("call PJSIP/zoe 200");
    ann.expect("The exchange says: Error: No such telephone or extension.");
    ann.send("hangup 7");
    ann.expect("There is no call 7.");
  }
}
