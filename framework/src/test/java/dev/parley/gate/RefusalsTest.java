package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.Refusal;
import dev.parley.link.ToService;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long START = -5 * SECOND;
  private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 9000);

  private final List<ToService> told = new ArrayList<>();
  private final Refusals refusals = new Refusals(told::add);

  private static InetSocketAddress remote(int number) {
    return new InetSocketAddress("192.0.2.1", number);
  }

  private static ToService refused(int remote, Refusal why, int count) {
    return new ToService.Refused(remote(remote), HERE, why, count);
  }

  @Test
  void areToldAtOnceTheFirstTime() {
    refusals.add(Refusal.TOO_OFTEN, remote(1), HERE, START);
    assertThat(told).containsExactly(refused(1, Refusal.TOO_OFTEN, 1));
  }

  @Test
  void areToldTogetherAfterASecond() {
    for (int count = 1; count <= 1000; count++) {
      refusals.add(Refusal.TOO_OFTEN, remote(count), HERE, START + count);
    }
    refusals.sweep(START + SECOND);
    assertThat(told).hasSize(1);
    refusals.sweep(START + SECOND + 1);
    assertThat(told)
        .containsExactly(refused(1, Refusal.TOO_OFTEN, 1), refused(1000, Refusal.TOO_OFTEN, 999));
    refusals.sweep(START + 3 * SECOND);
    assertThat(told).hasSize(2);
  }

  @Test
  void areToldAtOnceAgainAfterAQuietSecond() {
    refusals.add(Refusal.TOO_OFTEN, remote(1), HERE, START);
    refusals.add(Refusal.TOO_OFTEN, remote(2), HERE, START + SECOND);
    assertThat(told)
        .containsExactly(refused(1, Refusal.TOO_OFTEN, 1), refused(2, Refusal.TOO_OFTEN, 1));
  }

  @Test
  void areToldEachWithItsReason() {
    for (var why : Refusal.values()) {
      refusals.add(why, remote(1), HERE, START);
    }
    assertThat(told)
        .containsExactly(
            refused(1, Refusal.TOO_MANY, 1),
            refused(1, Refusal.TOO_MANY_OF_ADDRESS, 1),
            refused(1, Refusal.TOO_OFTEN, 1),
            refused(1, Refusal.NO_HEADER, 1));
  }
}
