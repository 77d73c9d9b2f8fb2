package dev.parley.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
  enum Weather {
    SUNNY,
    LIGHT_RAIN
  }

  private static final Setting<Boolean> FLAG = Setting.flag("flag", false);
  private static final Setting<Integer> COUNT = Setting.integer("count", 3);
  private static final Setting<Long> SIZE = Setting.size("size", 0);
  private static final Setting<Duration> TIME = Setting.duration("time", Duration.ZERO);
  private static final Setting<Weather> WEATHER = Setting.choice("weather", Weather.SUNNY);
  private static final Setting<List<String>> NAMES = Setting.list("names", List.of());

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "512, 512",
    "1KB, 1024",
    "64 kb, 65536",
    "64K, 65536",
    "1MiB, 1048576",
    "7B, 7",
    "2GB, 2147483648",
    "1T, 1099511627776"
  })
  void readsSizesWithUnitsOf1024(String text, long bytes) {
    assertThat(SIZE.parse(Raw.text(text))).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "KB", "1.5MB", "1PB", "1 KB x", "9999999999999999999", "9999999999TB"})
  void refusesWhatIsNoSize(String text) {
    assertThat(SIZE.parse(Raw.text(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "500ms, PT0.5S",
    "30s, PT30S",
    "5m, PT5M",
    "1h, PT1H",
    "1h30m, PT1H30M",
    "2d, PT48H",
    "1d2h3m4s5ms, PT26H3M4.005S",
    "90S, PT1M30S",
    "PT1M, PT1M",
    "pt0.25s, PT0.25S"
  })
  void readsTimesAsPeopleAndIsoWriteThem(String text, Duration time) {
    assertThat(TIME.parse(Raw.text(text))).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "30", "-5s", "PT-5S", "1m1h", "5 m", "m", "1w", "99999999999s"})
  void refusesWhatIsNoTime(String text) {
    assertThat(TIME.parse(Raw.text(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "on", "YES", "1"})
  void readsOn(String text) {
    assertThat(FLAG.parse(Raw.text(text))).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "Off", "no", "0"})
  void readsOff(String text) {
    assertThat(FLAG.parse(Raw.text(text))).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maybe", "2"})
  void refusesWhatIsNeitherOnNorOff(String text) {
    assertThat(FLAG.parse(Raw.text(text))).isEmpty();
  }

  @Test
  void readsConstantsInLowerCaseWithDashes() {
    assertThat(WEATHER.parse(Raw.text("light-rain"))).contains(Weather.LIGHT_RAIN);
    assertThat(WEATHER.parse(Raw.text("Sunny"))).contains(Weather.SUNNY);
    assertThat(WEATHER.parse(Raw.text("LIGHT_RAIN"))).isEmpty();
    assertThat(WEATHER.expected()).isEqualTo("one of sunny, light-rain");
  }

  @Test
  void splitsListsAtCommasAndTakesListsAsTheyAre() {
    assertThat(NAMES.parse(Raw.text("ann, bob,,cat "))).contains(List.of("ann", "bob", "cat"));
    assertThat(NAMES.parse(Raw.text(""))).contains(List.of());
    assertThat(NAMES.parse(Raw.list(List.of("a, b", "c")))).contains(List.of("a, b", "c"));
  }

  @Test
  void refusesAListWhereOneValueIsMeant() {
    assertThat(COUNT.parse(Raw.list(List.of("1")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1000, 1024, 1536, 1 << 20, 5L << 40, 999_999_999_999_999_999L})
  void readsTheSizesThatItWrites(long size) {
    assertThat(SIZE.parse(SIZE.written(size))).contains(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.001S", "PT1H1.5S", "PT0.000001S", "PT8760H", "PT99999999H"})
  void readsTheTimesThatItWrites(Duration time) {
    assertThat(TIME.parse(TIME.written(time))).contains(time);
  }

  @Test
  void writesValuesAsPeopleDo() {
    assertThat(SIZE.shown(262_144L)).isEqualTo("256KB");
    assertThat(SIZE.shown(1000L)).isEqualTo("1000");
    assertThat(TIME.shown(Duration.ofMinutes(90))).isEqualTo("1h30m");
    assertThat(FLAG.shown(true)).isEqualTo("on");
    assertThat(WEATHER.shown(Weather.LIGHT_RAIN)).isEqualTo("light-rain");
    assertThat(NAMES.shown(List.of("ann", "bob"))).isEqualTo("ann,bob");
  }

  @Test
  void includesBothEndsOfARange() {
    var port = COUNT.range(1, 5);

    assertThat(port.parse(Raw.text("0"))).isEmpty();
    assertThat(port.parse(Raw.text("1"))).contains(1);
    assertThat(port.parse(Raw.text("5"))).contains(5);
    assertThat(port.parse(Raw.text("6"))).isEmpty();
  }

  @Test
  void saysWhatIsExpected() {
    assertThat(COUNT.expected()).isEqualTo("a whole number");
    assertThat(COUNT.range(0, 9).note("0 is none").expected())
        .isEqualTo("a whole number, from 0 to 9; 0 is none");
    assertThat(COUNT.accepting("an odd number", n -> n % 2 == 1).expected())
        .isEqualTo("an odd number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Port", "max_line", "-x", "x-", "a--b", "no-angel", "help", "settings"})
  void refusesNamesThatCouldNotBeGiven(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Setting.flag(name, false))
        .withMessageContaining("\"" + name + "\"");
  }

  @Test
  void refusesADefaultThatIsNotAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COUNT.range(5, 9))
        .withMessage(
            "count: the default 3 is not allowed itself (expected a whole number, from 5 to 9)");
  }

  @Test
  void refusesARangeOfValuesWithoutOrder() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Setting.path("home", Path.of("a")).range(Path.of("a"), Path.of("b")))
        .withMessage("home: a path has no range (expected a number, size or time)");
  }

  @Test
  void neverShowsASecret() {
    var secret = Setting.secret("password");

    assertThat(secret.shown("hunter2")).isEqualTo("(secret)");
    assertThat(secret).hasToString("password");
    var url = Setting.string("url", "");
    assertThat(url.shown("jdbc:x://db:33/chat?Password=hunter2&b=c"))
        .isEqualTo("\"jdbc:x://db:33/chat?Password=...&b=c\"");
    assertThat(url.shown("jdbc:x://ann:hun@ter/2@db:33/chat"))
        .isEqualTo("jdbc:x://ann:...@db:33/chat");
  }
}
