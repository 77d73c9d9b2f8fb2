package dev.parley.examples.pbx;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoExchangeTest {
  @Test
  void whoNeverEndsAnActionIsClosed() throws IOException {
    try (var exchange = new DemoExchange();
        var socket =
            new Socket(InetAddress.getLoopbackAddress(), exchange.start(Duration.ofHours(1)))) {
      OutputStream out = socket.getOutputStream();
      byte[] part = new byte[8192];
      await().atMost(Duration.ofSeconds(30)).until(() -> isRefused(out, part));
    }
  }

  private static boolean isRefused(OutputStream out, byte[] part) {
    try {
      for (int i = 0; i < 16; i++) {
        out.write(part);
      }
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}
