package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EventLogTest {
  static final class Whisper extends Event {
    @Override
    protected String confidential() {
      return "the secret";
    }

    @Override
    public String toString() {
      return "Whisper of ann";
    }
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley.event.Whisper");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Registry registry = Registry.create();

  EventLogTest() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  private void assertLogs(Level level, String... expected) {
    logger.setLevel(level);
    lines.list.clear();
    registry.trigger(new Whisper());
    assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage).containsExactly(expected);
  }

  @Test
  void eachClassHasALoggerThatCanBeSwitchedWhileEventsFlow() {
    assertLogs(Level.INFO);
    assertLogs(Level.DEBUG, "Whisper of ann");
    assertLogs(Level.INFO);
  }

  @Test
  void whatSomebodyTypedIsShownAtTraceOnly() {
    assertLogs(Level.DEBUG, "Whisper of ann");
    assertLogs(Level.TRACE, "Whisper of ann: the secret");
  }
}
