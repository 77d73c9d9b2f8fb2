package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(180)
class TraceTest {
  @Test
  void doesNotTellWhatWasTyped() throws IOException {
    try (var log = new TraceLog();
        var fixture = new GateFixture(GateFixture.QUIET);
        var peer = new Peer(fixture.line)) {
      long client = fixture.client(0);
      peer.send("ann\r\nhunter2\r\n");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> fixture.service.lines(client).equals(List.of("ann", "hunter2")));
      assertThat(log.messages)
          .contains("client %d typed a line of 7 characters".formatted(client))
          .noneMatch(message -> message.contains("ann") || message.contains("hunter2"));
    }
  }

  /// What connections log while it is open, everything of it.
  private static final class TraceLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Connection.class);
    private final List<String> messages = new CopyOnWriteArrayList<>();

    TraceLog() {
      setContext(logger.getLoggerContext());
      start();
      logger.setAdditive(false);
      logger.setLevel(Level.TRACE);
      logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      messages.add(event.getFormattedMessage());
    }

    @Override
    public void close() {
      logger.detachAppender(this);
      logger.setLevel(null);
      logger.setAdditive(true);
      stop();
    }
  }
}
