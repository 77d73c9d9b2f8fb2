package dev.parley.bench.store;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/// Counts the commits of stores by what their writer logs of each.
///
/// Thread-safe.
final class Commits extends AppenderBase<ILoggingEvent> {
  private final AtomicLong count = new AtomicLong();

  private Commits() {}

  static Commits counted() {
    var commits = new Commits();
    var logger = (Logger) LoggerFactory.getLogger("dev.parley.store.WriterThread");
    logger.detachAndStopAllAppenders();
    logger.setAdditive(false);
    logger.setLevel(Level.TRACE);
    commits.start();
    logger.addAppender(commits);
    return commits;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel() == Level.TRACE) {
      count.incrementAndGet();
    }
  }

  long count() {
    return count.get();
  }
}
