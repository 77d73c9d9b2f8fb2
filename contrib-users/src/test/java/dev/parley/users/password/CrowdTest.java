package dev.parley.users.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private final Crowd crowd = new Crowd();

  @Test
  void letsOnlySoManyOfANetworkIntoTheLine() throws Exception {
    InetAddress one = InetAddress.getByName("192.0.2.1");
    for (int i = 0; i < Crowd.MOST; i++) {
      assertThat(crowd.enter(one)).isTrue();
    }
    assertThat(crowd.enter(one)).isFalse();
    assertThat(crowd.enter(InetAddress.getByName("192.0.2.2"))).isTrue();
    crowd.leave(one);
    assertThat(crowd.enter(one)).isTrue();
    assertThat(crowd.enter(one)).isFalse();
  }

  @Test
  void countsTheWiderNetworksOfIpv6Too() throws Exception {
    int entered = 0;
    for (int i = 0; i < 100; i++) {
      if (crowd.enter(InetAddress.getByName("2001:db8:0:%x00::1".formatted(i)))) {
        entered++;
      }
    }
    assertThat(entered).isEqualTo(Crowd.MOST_AROUND);
    assertThat(crowd.enter(InetAddress.getByName("2001:db8:1::1"))).isTrue();
  }
}
