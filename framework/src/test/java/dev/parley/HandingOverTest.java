package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.Order;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a service makes of the orders of its angel; that it goes on with what it was told is in
/// [HandOverTest].
@Timeout(180)
class HandingOverTest {
  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;
  private final FakeGate gate = fixture.gate;
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void stop() {
    fixture.close();
  }

  /// A service whose handler of the first rest works until it may go on.
  private void start() {
    service.listen(
        PreRestart.class,
        _ -> {
          boolean first = fixture.log().isEmpty();
          fixture.note("rest" + gate.life);
          if (first) {
            service.call(() -> goOn.await(60, TimeUnit.SECONDS));
          }
        });
    service.listen(RestartFailed.class, event -> fixture.note(event.reason()));
    fixture.start();
  }

  @Test
  void doesNotReportARestThatWasCalledOffWhenTheNextOneIsAskedFor() {
    start();
    gate.order(new Order.Freeze());
    fixture.awaitLog("rest[open, admit]");
    gate.order(new Order.Thaw("slow"));
    gate.order(new Order.Freeze());
    goOn.countDown();
    fixture.awaitTrue(() -> gate.life.contains("frozen"));
    assertThat(fixture.log()).containsExactly("rest[open, admit]", "rest[open, admit]");
    gate.order(new Order.Thaw("broken"));
    fixture.awaitLog("rest[open, admit]", "rest[open, admit]", "slow", "broken");
  }

  /// A thaw that nothing waits for must not end a later rest.
  @Test
  void comesToRestAgainAfterTwoThatWereCalledOff() {
    start();
    gate.order(new Order.Freeze());
    fixture.awaitLog("rest[open, admit]");
    gate.order(new Order.Thaw("one"));
    gate.order(new Order.Freeze());
    gate.order(new Order.Thaw("two"));
    goOn.countDown();
    fixture.awaitLog("rest[open, admit]", "one");
    gate.order(new Order.Freeze());
    fixture.awaitTrue(() -> gate.life.contains("frozen") && service.strand().isIdle());
    assertThat(fixture.log()).hasSize(3);
    gate.order(new Order.Thaw("three"));
    fixture.awaitLog("rest[open, admit]", "one", "rest[open, admit]", "three");
  }
}
