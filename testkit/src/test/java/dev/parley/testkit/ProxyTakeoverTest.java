package dev.parley.testkit;

import dev.parley.Receive;
import dev.parley.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The address that a proxy has told, over services that follow one another.
@Timeout(60)
class ProxyTakeoverTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Service service() {
    var service = Service.create();
    service.listen(
        Receive.class, event -> event.client().write(event.client().address().toString()));
    return service;
  }

  @Test
  void theAddressOfTheClientStays() {
    try (var running =
            TestService.startUnderAngel(ProxyTakeoverTest::service, "--proxies=127.0.0.1,::1");
        var ann = SocketClient.options().withLimit(LIMIT).connect(running.address())) {
      ann.send("PROXY TCP6 2001:db8::7 2001:db8::1 40000 9000");
      ann.send("whence");
      ann.expectLine("/[2001:db8:0:0:0:0:0:7]:40000");
      running.restart();
      ann.send("whence");
      ann.expectLine("/[2001:db8:0:0:0:0:0:7]:40000");
      running.crash();
      ann.send("whence");
      ann.expectLine("/[2001:db8:0:0:0:0:0:7]:40000");
    }
  }
}
