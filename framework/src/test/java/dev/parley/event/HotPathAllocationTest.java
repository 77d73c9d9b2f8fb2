package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a dispatch must not do, however fast the machine is: allocate.
@Timeout(180)
class HotPathAllocationTest {
  private static final int EVENTS = 20_000;

  static class Tick extends Event {
    int value = 1;

    @Override
    public String name() {
      return NAME;
    }
  }

  static final class Named extends Tick {}

  private static final String NAME = new String("tick");

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Registry registry = Registry.create();
  private final Tick tick = new Tick();
  private long sum;

  private long allocated() {
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < EVENTS; i++) {
      registry.trigger(tick);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// Less than a byte per event: what the measuring itself, and the making of routes, allocate.
  private void assertAllocatesNothing() {
    allocated();
    assertThat(allocated()).isLessThan(EVENTS);
  }

  @Test
  void plainHandlersAllocateNothing() {
    for (int i = 0; i < 20; i++) {
      registry.listen(Tick.class, event -> sum += event.value);
    }
    assertAllocatesNothing();
  }

  @Test
  void predicatesAllocateNothing() {
    registry.on(Tick.class).when(event -> event.value == 1).listen(event -> sum += event.value);
    assertAllocatesNothing();
  }

  @Test
  void namesAndPhasesAllocateNothing() {
    registry.on(Tick.class).named("tick").in(Phase.BEFORE).listen(event -> sum += event.value);
    registry.on(Tick.class).named("tock").listen(event -> sum += event.value);
    registry.on(Event.class).in(Phase.AFTER).listen(_ -> sum++);
    assertAllocatesNothing();
    assertThat(sum).isEqualTo(4L * EVENTS);
  }

  @Test
  void anEventThatNobodyHearsAllocatesNothing() {
    registry.listen(Named.class, event -> sum += event.value);
    assertAllocatesNothing();
  }

  @Test
  void nestedTriggersAllocateNothing() {
    var inner = new Named();
    registry.listen(
        Tick.class,
        event -> {
          if (event != inner) {
            registry.trigger(inner);
          }
        });
    assertAllocatesNothing();
  }
}
