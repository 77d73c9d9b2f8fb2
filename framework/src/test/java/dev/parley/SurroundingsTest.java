package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.strand.Time;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private final FakeGate gate = new FakeGate();
  private final Time time = new Noon();
  private final Surroundings surroundings = new Surroundings(time, _ -> gate);

  /// The machine's time, told apart from it.
  private static final class Noon implements Time {
    @Override
    public Instant now() {
      return Time.system().now();
    }

    @Override
    public long nanoTime() {
      return Time.system().nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
      return Time.system().after(delay, action);
    }
  }

  @Test
  void holdForEveryServiceThatTheMakerMakes() {
    Service service = surroundings.make(Service::create);
    assertThat(service.time()).isSameAs(time);
    service.start();
    assertThat(service.address()).isEqualTo(gate.address);
    service.close();
    assertThat(gate.life).containsExactly("open", "admit", "unbind", "close");
  }

  @Test
  void leaveATimeThatTheMakerHasChosen() {
    Service service = surroundings.make(() -> Service.create(Time.system()));
    assertThat(service.time()).isSameAs(Time.system());
  }

  @Test
  void endWithTheMaker() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            surroundings.make(() -> {
              throw new IllegalStateException("no");
            }));
    assertThat(Service.create().time()).isSameAs(Time.system());
  }
}
