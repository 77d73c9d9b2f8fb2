package dev.parley.flow;

import dev.parley.event.EventHandler;
import dev.parley.strand.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what sources give, stamps it with the time and its origin, and queues it for the
/// processor, which hands it on in order.
///
/// ```java
/// var dispatcher = Dispatcher.builder().build();
/// dispatcher.add(new LogFile(Path.of("/var/log/mail.log"), registry));
/// dispatcher.start();
/// ```
///
/// Thread-safe.
public final class Dispatcher implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Time time;
  private final ArrivalQueue queue;
  private final Processor processor;
  private final boolean stepped;

  // Guarded by this object, which is never held while a source or a handler runs.
  private final List<Source> toStart = new ArrayList<>();
  private final List<Source> running = new ArrayList<>();
  private final List<Polling> pollings = new ArrayList<>();
  private boolean started;
  private boolean stopped;
  private boolean sourcesStopped;
  private @Nullable Thread thread;

  Dispatcher(DispatcherBuilder builder) {
    time = builder.time;
    queue = new ArrivalQueue(builder.bound, builder.whenFull);
    processor = new Processor(queue, builder.onFailure);
    stepped = builder.stepped;
  }

  /// {@return a builder of dispatchers}
  public static DispatcherBuilder builder() {
    return new DispatcherBuilder();
  }

  /// Adds a source; if the dispatcher has started, it starts at once.
  ///
  /// @throws IllegalStateException if it was added to a dispatcher before, or this one has stopped
  public void add(Source source) {
    boolean start;
    synchronized (this) {
      if (stopped) {
        throw new IllegalStateException("the dispatcher has stopped; make a new one");
      }
      source.addedTo(this);
      start = started;
      if (!start) {
        toStart.add(source);
      }
    }
    if (start) {
      start(source);
    }
  }

  /// Starts sources and processor.
  ///
  /// @throws IllegalStateException if it was started before
  public void start() {
    List<Source> first;
    synchronized (this) {
      if (started) {
        throw new IllegalStateException("the dispatcher was started before");
      }
      started = true;
      first = List.copyOf(toStart);
      toStart.clear();
      if (!stepped) {
        thread = Thread.ofPlatform().name("parley-processor").daemon().start(processor::run);
      }
    }
    first.forEach(this::start);
  }

  private void start(Source source) {
    try {
      source.start();
    } catch (Exception e) {
      report(new SourceFailed(source, e));
    }
    Polling polling = null;
    boolean isLate;
    synchronized (this) {
      isLate = sourcesStopped;
      if (!isLate) {
        running.add(source);
      }
      if (source instanceof PolledSource polled && !stopped) {
        polling = new Polling(this, polled, time);
        pollings.add(polling);
      }
    }
    if (polling != null) {
      polling.start();
    }
    if (isLate) {
      stop(source);
    }
  }

  /// {@return the processor, to handle events by hand}
  public Processor processor() {
    return processor;
  }

  /// {@return how many events wait to be handled}
  public int queued() {
    return queue.size();
  }

  /// {@return how many events were dropped, for want of room or because it was stopped}
  public long dropped() {
    return queue.dropped();
  }

  /// Ends the polls, finishes what is queued, stops the sources, finishes what they gave at the
  /// very end, and ends the processor.
  ///
  /// @param limit at most this long; then what is left is dropped
  /// @return whether everything was handled in time
  /// @throws InterruptedException if the calling thread is interrupted; then nothing more is waited
  ///   for
  /// @throws IllegalStateException if a handler calls it on the processor's thread
  public boolean stop(Duration limit) throws InterruptedException {
    requireOutside();
    long end = System.nanoTime() + limit.toNanos();
    try {
      queue.liftBound();
      endPolls(end);
      boolean inTime = finish(end);
      stopSources();
      return finish(end) && inTime && queue.size() == 0;
    } finally {
      endProcessor(end);
    }
  }

  /// Drops what is queued, and stops sources and processor.
  ///
  /// @param limit how long the event that is being handled may take at most
  /// @return how many events were dropped
  /// @throws InterruptedException if the calling thread is interrupted; then nothing more is waited
  ///   for
  /// @throws IllegalStateException if a handler calls it on the processor's thread
  public int stopNow(Duration limit) throws InterruptedException {
    requireOutside();
    long end = System.nanoTime() + limit.toNanos();
    queue.close();
    int dropped = queue.clear();
    try {
      endPolls(end);
      stopSources();
    } finally {
      endProcessor(end);
    }
    return dropped;
  }

  /// Stops as [#stop] does, within 10 s. A repeat call has no effect.
  @Override
  public void close() {
    try {
      stop(CLOSE_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // The same thread is meant.
  @SuppressWarnings("ReferenceEquality")
  private synchronized void requireOutside() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(
          "a handler can't stop the processor that it runs on; let another thread do it");
    }
  }

  private void endPolls(long end) throws InterruptedException {
    List<Polling> toEnd;
    synchronized (this) {
      stopped = true;
      toEnd = List.copyOf(pollings);
      pollings.clear();
    }
    for (Polling polling : toEnd) {
      polling.stop(end - System.nanoTime());
    }
  }

  private boolean finish(long end) throws InterruptedException {
    while (stepped && processor.step()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
    }
    return queue.awaitEmpty(end - System.nanoTime());
  }

  private void stopSources() {
    List<Source> toStop;
    synchronized (this) {
      sourcesStopped = true;
      toStop = List.copyOf(running);
      running.clear();
    }
    toStop.forEach(this::stop);
  }

  private void stop(Source source) {
    try {
      source.stop();
    } catch (Exception e) {
      report(new SourceFailed(source, e));
    }
  }

  private void endProcessor(long end) throws InterruptedException {
    queue.close();
    queue.clear();
    Thread ending;
    synchronized (this) {
      ending = thread;
      thread = null;
    }
    if (ending == null) {
      return;
    }
    ending.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    if (ending.isAlive()) {
      ending.interrupt();
    }
  }

  boolean accept(Source origin, Object event, @Nullable EventHandler<Object> handler)
      throws InterruptedException {
    return queue.put(new Arrival(event, origin, time.now(), handler));
  }

  void report(FlowFailed failure) {
    processor.report(failure);
  }
}
