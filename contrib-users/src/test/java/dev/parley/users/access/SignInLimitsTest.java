package dev.parley.users.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final SignInLimits limits =
      new SignInLimits(
          () -> now,
          false,
          new SignInLimits.Limit(3, Duration.ofMinutes(1)),
          new SignInLimits.Limit(4, Duration.ofMinutes(2)),
          new SignInLimits.Limit(6, Duration.ofSeconds(1)));

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private boolean tries(String from, String account) {
    return limits.take(address(from), account, false).isEmpty();
  }

  private boolean triesAtHome(String from, String account) {
    return limits.take(address(from), account, true).isEmpty();
  }

  @Test
  void limitsANetworkWhateverTheAccounts() {
    assertThat(tries("2001:db8::1", "ann")).isTrue();
    assertThat(tries("2001:db8::2", "bob")).isTrue();
    assertThat(tries("2001:db8::3", "cat")).isTrue();

    assertThat(limits.take(address("2001:db8::4"), "dan", false)).contains(Duration.ofMinutes(1));
    assertThat(tries("2001:db8:0:1::1", "dan")).isTrue();
  }

  @Test
  void givesTriesBackWithTime() {
    for (int i = 0; i < 3; i++) {
      assertThat(tries("192.0.2.1", "ann")).isTrue();
    }
    now = now.plusSeconds(59);
    assertThat(limits.take(address("192.0.2.1"), "bob", false)).contains(Duration.ofSeconds(1));
    now = now.plusSeconds(1);
    assertThat(tries("192.0.2.1", "bob")).isTrue();
    assertThat(tries("192.0.2.1", "bob")).isFalse();
  }

  @Test
  void limitsAnAccountWhateverTheNetworks() {
    for (int i = 1; i <= 4; i++) {
      assertThat(tries("192.0.2." + i, "ann")).isTrue();
    }
    assertThat(limits.take(address("192.0.2.9"), "ann", false)).contains(Duration.ofMinutes(2));
    assertThat(tries("192.0.2.9", "bob")).isTrue();
  }

  @Test
  void limitsEverybodyTogether() {
    for (int i = 1; i <= 6; i++) {
      assertThat(tries("192.0.2." + i, "user" + i)).isTrue();
    }
    assertThat(limits.take(address("192.0.2.9"), "bob", false)).contains(Duration.ofSeconds(1));
  }

  @Test
  void letsTheOwnerInFromHomeWhoeverElseGuesses() {
    for (int i = 1; i <= 9; i++) {
      tries("192.0.2." + i, "ann");
    }
    assertThat(tries("203.0.113.1", "ann")).isFalse();
    assertThat(triesAtHome("203.0.113.1", "ann")).isTrue();
  }

  @Test
  void limitsGuessingAtHomeToo() {
    for (int i = 0; i < 4; i++) {
      assertThat(triesAtHome("127.0.0.1", "ann")).isTrue();
    }
    assertThat(triesAtHome("127.0.0.1", "ann")).isFalse();
    assertThat(triesAtHome("127.0.0.1", "bob")).isTrue();
  }

  @Test
  void countsARightPasswordAsNothing() {
    for (int i = 0; i < 50; i++) {
      assertThat(tries("192.0.2.1", "ann")).isTrue();
      limits.giveBack(address("192.0.2.1"), "ann", false);
    }
  }

  @Test
  void takesNothingFromWhoIsRefused() {
    for (int i = 0; i < 3; i++) {
      tries("192.0.2.1", "ann");
    }
    for (int i = 0; i < 20; i++) {
      assertThat(tries("192.0.2.1", "ann")).isFalse();
    }
    assertThat(tries("192.0.2.2", "ann")).isTrue();
  }

  @Test
  void doesNotLimitThisMachine() {
    for (int i = 0; i < 4; i++) {
      assertThat(tries("127.0.0.1", "ann")).isTrue();
    }
  }

  @Test
  void remembersOnlySoMany() {
    var buckets =
        new Buckets<Integer>(new SignInLimits.Limit(1, Duration.ofDays(1)), () -> now, 10);
    for (int i = 0; i < 1000; i++) {
      buckets.of(i).take();
    }
    assertThat(buckets.size()).isEqualTo(10);
    assertThat(buckets.of(999).untilFree()).isPositive();
    assertThat(buckets.of(0).untilFree()).isZero();
  }

  @Test
  void refusesLimitsWithoutTries() {
    assertThatThrownBy(() -> new SignInLimits.Limit(0, Duration.ofSeconds(1)))
        .hasMessageContaining("0 tries");
  }
}
