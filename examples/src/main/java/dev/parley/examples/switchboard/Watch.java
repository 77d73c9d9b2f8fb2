package dev.parley.examples.switchboard;

import dev.parley.Connect;
import dev.parley.Disconnect;
import dev.parley.event.Event;
import dev.parley.event.Group;
import dev.parley.event.HandlerFailed;
import dev.parley.event.On;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One object that watches both services. They have strands of their own, so what it notes is safe
/// for both.
///
/// Thread-safe.
final class Watch extends Group {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  private final AtomicInteger here = new AtomicInteger();
  private final List<String> booked = new CopyOnWriteArrayList<>();

  @On(value = Connect.class, first = true)
  void came(Connect event) {
    here.incrementAndGet();
    log.info("{}: {} came, {} here", event.source(), event.client(), here);
  }

  @On(value = Disconnect.class, last = true, evenIfStopped = true)
  void left(Disconnect event) {
    here.decrementAndGet();
    log.info("{}: {} left, {} here", event.source(), event.client(), here);
  }

  @On(HandlerFailed.class)
  void failed(HandlerFailed event) {
    log.warn("{}: {}", event.source(), event);
  }

  @On(value = Alarm.class, phase = "book", label = "book of alarms")
  void book(Event alarm) {
    booked.add(alarm.toString());
    log.info("{}", alarm);
  }

  int here() {
    return here.get();
  }

  List<String> booked() {
    return booked;
  }
}
