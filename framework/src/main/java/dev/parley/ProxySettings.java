package dev.parley;

import dev.parley.link.Network;
import dev.parley.link.Proxies;
import dev.parley.settings.Setting;
import dev.parley.settings.Settings;
import java.time.Duration;
import java.util.List;

/// What can be set of proxies on every service: machines such as load balancers that pass
/// connections on, and say by the PROXY protocol where each comes from.
///
/// Immutable.
public final class ProxySettings {
  private static final String SECTION = "Proxies";

  /// See [Proxies#networks()].
  public static final Setting<List<String>> PROXIES =
      Setting.list("proxies", List.of())
          .accepting(
              "addresses such as 192.0.2.7 or 2001:db8::7 and networks such as 10.0.0.0/8",
              networks -> networks.stream().allMatch(ProxySettings::isNetwork))
          .in(SECTION)
          .describedAs(
              "Whose connections must begin with a header of the PROXY protocol, which tells the"
                  + " address of the client; from anybody else such a header is typed text.");

  /// See [Proxies#headerTimeout()].
  public static final Setting<Duration> PROXY_HEADER_TIMEOUT =
      Setting.duration("proxy-header-timeout", Proxies.NONE.headerTimeout())
          .range(Duration.ofMillis(1), Duration.ofHours(1))
          .in(SECTION)
          .describedAs("How long a proxy may take for its header; then it is closed.");

  static final List<Setting<?>> ALL = List.of(PROXIES, PROXY_HEADER_TIMEOUT);

  private ProxySettings() {}

  private static boolean isNetwork(String text) {
    try {
      Network.parse(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// {@return whom the gate lets speak for others}
  static Proxies proxies(Settings settings) {
    return new Proxies(
        settings.get(PROXIES).stream().map(Network::parse).toList(),
        settings.get(PROXY_HEADER_TIMEOUT));
  }
}
