package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.event.Event;
import dev.parley.event.Phase;
import dev.parley.event.Registry;
import dev.parley.strand.Strand;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ServiceEventsTest {
  private static final Phase CHECK = Phase.of("check");
  private static final Phase PAY = Phase.of("pay");
  private static final Phase AUDIT = Phase.of("audit").always();

  private static final class Order extends Event {}

  @Test
  void handlesItsEventsInPhasesOfItsOwn() {
    List<String> log = new CopyOnWriteArrayList<>();
    try (var service = Service.create(events -> events.name("bank").phases(CHECK, PAY, AUDIT))) {
      Registry registry = service.registry();
      registry.on(Order.class).in(AUDIT).listen(event -> log.add("audit of " + event.source()));
      registry.listen(Order.class, _ -> log.add("pay"));
      registry.on(Order.class).in(CHECK).listen(Event::stop);
      service.start("--port=0");
      service.trigger(new Order());
      assertThat(registry.name()).isEqualTo("bank");
      assertThat(registry.phases()).containsExactly(CHECK, PAY, AUDIT);
      assertThat(log).containsExactly("audit of " + service);
    }
  }

  @Test
  void setsItsOwnStrandSourceAndStateWhateverElseIsSaid() {
    var other = new Strand("other");
    try (var service =
        Service.create(events -> events.strand(other).source("somebody").nesting(3))) {
      assertThat(service.registry().strand()).isSameAs(service.strand());
      assertThat(service.registry().source()).isSameAs(service);
      assertThat(service.registry().isRunning()).isFalse();
    }
  }

  @Test
  void refusesPhasesThatDoNotFit() {
    assertThatThrownBy(() -> Service.create(events -> events.phases(CHECK, CHECK)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("check");
  }
}
