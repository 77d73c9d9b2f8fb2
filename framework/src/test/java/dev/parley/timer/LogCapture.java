package dev.parley.timer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// What timers and strands log at warn and above while it is open.
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.parley");
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  LogCapture() {
    setContext(logger.getLoggerContext());
    start();
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    // On a busy machine the strand may say at any time that another thread stood in for its loop.
    if (event.getLevel().isGreaterOrEqual(Level.WARN)
        && !event.getMessage().startsWith("the event loop took up nothing")) {
      warnings.add(event.getFormattedMessage());
    }
  }

  List<String> warnings() {
    return warnings;
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
