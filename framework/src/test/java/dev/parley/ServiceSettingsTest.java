package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.angel.AngelSettings;
import dev.parley.link.GateOptions;
import dev.parley.link.Limits;
import dev.parley.link.Mode;
import dev.parley.link.Network;
import dev.parley.link.Proxies;
import dev.parley.settings.Setting;
import dev.parley.settings.Settings;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSettingsTest {
  private final Settings settings = new Settings();

  @BeforeEach
  void declare() {
    ServiceSettings.declareIn(settings);
  }

  private void read(String... args) {
    settings.read(args, Map.of());
  }

  @Test
  void makesTheDefaultLimitsByDefault() {
    read();

    assertThat(ServiceSettings.limits(settings)).isEqualTo(Limits.DEFAULTS);
  }

  @Test
  void makesEveryLimitFromItsSetting() {
    read(
        "--max-line-length=1KB",
        "--max-waiting-lines=2",
        "--unsent-soft=3KB",
        "--unsent-hard=4KB",
        "--unsent-deadline=5s",
        "--max-connections=6",
        "--max-connections-per-address=7",
        "--connections-per-second=8",
        "--limit-loopback",
        "--negotiations=90",
        "--idle-timeout=10s",
        "--first-line-timeout=11s",
        "--close-timeout=12s");

    assertThat(ServiceSettings.limits(settings))
        .isEqualTo(
            new Limits(
                1024,
                2,
                3072,
                4096,
                Duration.ofSeconds(5),
                6,
                7,
                8,
                true,
                90,
                Duration.ofSeconds(10),
                Duration.ofSeconds(11),
                Duration.ofSeconds(12)));
  }

  @Test
  void listensOnItsOwnMachineAtPort9000() {
    read();

    assertThat(ServiceSettings.gateOptions(settings, Mode.LINE, List.of()).listeners())
        .containsExactly(
            new GateOptions.Listener(new InetSocketAddress("127.0.0.1", 9000), Mode.LINE));
  }

  @Test
  void listensWhereItIsTold() {
    read("--host=0.0.0.0", "--port=0");

    assertThat(ServiceSettings.gateOptions(settings, Mode.RAW, List.of()).listeners())
        .containsExactly(new GateOptions.Listener(new InetSocketAddress("0.0.0.0", 0), Mode.RAW));
  }

  @Test
  void refusesAHostThatIsUnknown() {
    read("--host=nowhere.invalid");

    assertThatThrownBy(() -> ServiceSettings.gateOptions(settings, Mode.LINE, List.of()))
        .hasMessage(
            "host: nowhere.invalid, from --host (expected an address of this machine, or a name that"
                + " has one)");
  }

  @Test
  void refusesAHardBoundBelowTheSoftOneWhicheverWasSet() {
    assertThatThrownBy(() -> read("--unsent-hard=100KB"))
        .hasMessage(
            "unsent-hard: 100KB, from --unsent-hard (expected at least unsent-soft, which is 256KB, the"
                + " default)");
    assertThatThrownBy(() -> read("--unsent-soft=2MB"))
        .hasMessage(
            "unsent-hard: 1MB, the default (expected at least unsent-soft, which is 2MB, from"
                + " --unsent-soft)");
  }

  @Test
  void knowsNoProxiesByDefault() {
    read();

    assertThat(ServiceSettings.gateOptions(settings, Mode.LINE, List.of()).proxies())
        .isEqualTo(Proxies.NONE);
  }

  @Test
  void takesTheProxiesThatItIsTold() {
    read("--proxies=192.0.2.7,10.0.0.0/8,2001:db8::/32", "--proxy-header-timeout=2s");

    assertThat(ServiceSettings.gateOptions(settings, Mode.LINE, List.of()).proxies())
        .isEqualTo(
            new Proxies(
                Stream.of("192.0.2.7", "10.0.0.0/8", "2001:db8::/32").map(Network::parse).toList(),
                Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "192.0.2.7,10.0.0.0/33", "10/8"})
  void refusesAProxyThatIsNoAddress(String proxies) {
    assertThatThrownBy(() -> read("--proxies=" + proxies))
        .hasMessage(
            "proxies: %s, from --proxies (expected addresses such as 192.0.2.7 or 2001:db8::7 and"
                + " networks such as 10.0.0.0/8)",
            proxies);
  }

  @Test
  void declaresEveryConstant() {
    assertThat(ServiceSettings.all())
        .containsExactlyElementsOf(
            Stream.of(
                    ServiceSettings.class,
                    StoreSettings.class,
                    TelnetSettings.class,
                    ProxySettings.class,
                    AngelSettings.class)
                .flatMap(type -> Stream.of(type.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(ServiceSettingsTest::value)
                .toList());
  }

  private static Setting<?> value(java.lang.reflect.Field field) {
    try {
      return (Setting<?>) field.get(null);
    } catch (IllegalAccessException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void describesEveryOne() {
    assertThat(ServiceSettings.all())
        .allSatisfy(setting -> assertThat(setting.description()).endsWith("."));
  }

  @Test
  void keepsItsHelpWithin80Columns() {
    assertThat(settings.help().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }
}
