package dev.parley.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.link.Limits;
import dev.parley.link.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void limitsAllConnections() throws UnknownHostException {
    var admission = new Admission(limits(2, 0, 0, false));
    var loopback = InetAddress.getByName("127.0.0.1");
    assertThat(admission.enter(loopback, false, 0)).isNull();
    assertThat(admission.enter(loopback, false, 0)).isNull();
    assertThat(admission.enter(loopback, false, 0)).isEqualTo(Refusal.TOO_MANY);
    admission.leave(loopback, false);
    assertThat(admission.enter(loopback, false, 0)).isNull();
  }

  @Test
  void limitsConnectionsFromOneAddress() throws UnknownHostException {
    var admission = new Admission(limits(100, 1, 0, false));
    var here = InetAddress.getByName("192.0.2.1");
    assertThat(admission.enter(here, false, 0)).isNull();
    assertThat(admission.enter(here, false, 0)).isEqualTo(Refusal.TOO_MANY_OF_ADDRESS);
    assertThat(admission.enter(InetAddress.getByName("192.0.2.2"), false, 0)).isNull();
    admission.leave(here, false);
    assertThat(admission.enter(here, false, 0)).isNull();
  }

  @Test
  void takesAnIpv6NetworkForOneAddress() throws UnknownHostException {
    var admission = new Admission(limits(100, 1, 0, false));
    assertThat(admission.enter(InetAddress.getByName("2001:db8:1:2::1"), false, 0)).isNull();
    assertThat(admission.enter(InetAddress.getByName("2001:db8:1:2:ffff::9"), false, 0))
        .isNotNull();
    assertThat(admission.enter(InetAddress.getByName("2001:db8:1:3::1"), false, 0)).isNull();
  }

  @Test
  void limitsConnectionsPerSecond() throws UnknownHostException {
    var admission = new Admission(limits(100, 0, 2, false));
    var here = InetAddress.getByName("192.0.2.1");
    for (int second = 0; second < 3; second++) {
      assertThat(admission.enter(here, false, second * SECOND)).isNull();
      admission.leave(here, false);
      assertThat(admission.enter(here, false, second * SECOND)).isNull();
      admission.leave(here, false);
      admission.sweep(second * SECOND);
      assertThat(admission.enter(here, false, second * SECOND + SECOND - 1))
          .isEqualTo(Refusal.TOO_OFTEN);
    }
  }

  @Test
  void leavesLoopbackAloneUnlessToldOtherwise() throws UnknownHostException {
    var loopback = InetAddress.getByName("127.0.0.1");
    var free = new Admission(limits(100, 1, 1, false));
    assertThat(free.enter(loopback, false, 0)).isNull();
    assertThat(free.enter(loopback, false, 0)).isNull();
    var limited = new Admission(limits(100, 1, 1, true));
    assertThat(limited.enter(loopback, false, 0)).isNull();
    assertThat(limited.enter(loopback, false, 0)).isNotNull();
  }

  @Test
  void leavesTheAddressesOfProxiesAloneUnlessToldOtherwise() throws UnknownHostException {
    var proxy = InetAddress.getByName("192.0.2.1");
    var free = new Admission(limits(100, 1, 1, false));
    assertThat(free.enter(proxy, true, 0)).isNull();
    assertThat(free.enter(proxy, true, 0)).isNull();
    var limited = new Admission(limits(100, 1, 1, true));
    assertThat(limited.enter(proxy, true, 0)).isNull();
    assertThat(limited.enter(proxy, true, 0)).isNotNull();
  }

  @Test
  void tellsAProxyFromItsClientOfTheSameAddress() throws UnknownHostException {
    var here = InetAddress.getByName("192.0.2.1");
    var admission = new Admission(limits(100, 1, 0, false));
    assertThat(admission.enter(here, true, 0)).isNull();
    assertThat(admission.enter(here, false, 0)).isNull();
    admission.leave(here, true);
    assertThat(admission.enter(here, false, 0)).isEqualTo(Refusal.TOO_MANY_OF_ADDRESS);
    admission.leave(here, false);
    assertThat(admission.enter(here, false, 0)).isNull();
  }

  private static Limits limits(int all, int perAddress, int perSecond, boolean loopback) {
    return new TestLimits().connections(all, perAddress, perSecond, loopback).build();
  }
}
