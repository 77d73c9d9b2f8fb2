package dev.parley.asterisk.peer;

import dev.parley.Service;
import dev.parley.asterisk.AsteriskEvent;
import dev.parley.asterisk.Manager;
import dev.parley.asterisk.ManagerBuilder;
import dev.parley.asterisk.event.Exchange;
import dev.parley.asterisk.event.ExchangeBuilder;
import dev.parley.testkit.TestService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A service with a manager and its live objects, and a list of the events that it has heard.
///
/// Thread-safe.
public final class Watching implements AutoCloseable {
  private final Service service = Service.create();
  private final List<AsteriskEvent> heard = new CopyOnWriteArrayList<>();
  private final TestService running;
  private final Manager manager;
  private final Exchange exchange;

  /// A manager for an exchange on loopback, not connected yet.
  public Watching(int port) {
    this(port, built -> built, ExchangeBuilder::withoutLoading);
  }

  /// As [#Watching(int)], on other terms.
  public Watching(
      int port, UnaryOperator<ManagerBuilder> terms, UnaryOperator<ExchangeBuilder> following) {
    manager =
        terms
            .apply(
                Manager.of(service)
                    .name("pbx")
                    .address("127.0.0.1", port)
                    .login("parley", "secret")
                    .backoff(Duration.ofMillis(50), Duration.ofMillis(200)))
            .build();
    exchange = following.apply(Exchange.of(manager)).follow();
    manager.listen(AsteriskEvent.class, heard::add);
    running = TestService.start(service);
  }

  /// {@return the manager}
  public Manager manager() {
    return manager;
  }

  /// {@return the live objects; to be used on the strand only}
  public Exchange exchange() {
    return exchange;
  }

  /// {@return all events so far}
  public List<AsteriskEvent> heard() {
    return heard;
  }

  /// Connects, or fails.
  public Watching connect() {
    onStrand(() -> {
      manager.connect();
      return true;
    });
    return this;
  }

  /// {@return what the work returned that was done on the strand}
  ///
  /// @throws AssertionError with what it threw as its cause
  public <T> T onStrand(Callable<T> work) {
    var result = new CompletableFuture<T>();
    service.start(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
