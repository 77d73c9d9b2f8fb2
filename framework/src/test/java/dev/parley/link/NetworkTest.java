package dev.parley.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.255, true",
    "192.0.2.0/24, 192.0.3.0, false",
    "192.0.2.77/24, 192.0.2.1, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::ffff:192.0.2.7, 192.0.2.7, true",
  })
  void containsAddresses(String network, String address, boolean contained) throws Exception {
    assertThat(Network.parse(network).contains(InetAddress.getByName(address)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "cafe",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.0/33",
        "::/129",
        "192.0.2.0/",
        "192.0.2.0/-1",
        "192.0.2.0/2/4",
        "1:2:3"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Network.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void takesAnIpv6Slash64ForOne() throws Exception {
    Network one = Network.of(InetAddress.getByName("2001:db8:1:2:3::4"));

    assertThat(one)
        .isEqualTo(Network.of(InetAddress.getByName("2001:db8:1:2:ffff::")))
        .isNotEqualTo(Network.of(InetAddress.getByName("2001:db8:1:3::")))
        .hasToString("2001:db8:1:2:0:0:0:0/64");
    assertThat(Network.of(InetAddress.getByName("192.0.2.7"))).hasToString("192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.0/24", "192.0.2.7", "2001:db8:0:0:0:0:0:0/32"})
  void readsWhatItPrints(String text) {
    assertThat(Network.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::7, 2001:db8:0:0:0:0:0:0/64",
    "2001:db8::/32, 2001:db8:0:0:0:0:0:0/32",
    "192.0.2.7, 192.0.2.7",
    "192.0.2.0/24, 192.0.2.0/24",
  })
  void takesASingleAddressForItsCustomer(String written, String network) {
    assertThat(Network.parse(written).ofCustomer()).hasToString(network);
  }

  @Test
  void countsAnAddressInTheNetworksAroundIt() throws Exception {
    assertThat(Network.around(InetAddress.getByName("2001:db8:1:2345::6")))
        .extracting(Network::toString)
        .containsExactly(
            "2001:db8:1:2345:0:0:0:0/64", "2001:db8:1:2300:0:0:0:0/56", "2001:db8:1:0:0:0:0:0/48");
    assertThat(Network.around(InetAddress.getByName("192.0.2.7")))
        .extracting(Network::toString)
        .containsExactly("192.0.2.7");
  }
}
