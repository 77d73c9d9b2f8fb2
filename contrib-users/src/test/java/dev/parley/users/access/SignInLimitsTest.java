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

  /// 3 tries of a network, 4 of an account from a network, 6 of an account, 10 of everybody.
  private final SignInLimits limits =
      new SignInLimits(
          () -> now,
          false,
          new SignInLimits.Limit(3, Duration.ofMinutes(1)),
          new SignInLimits.Limit(4, Duration.ofMinutes(5)),
          new SignInLimits.Limit(6, Duration.ofSeconds(10)),
          new SignInLimits.Limit(10, Duration.ofSeconds(1)));

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static SignInLimits.Turn atOnce() {
    return new SignInLimits.Turn(false, Duration.ZERO);
  }

  private static SignInLimits.Turn after(int seconds) {
    return new SignInLimits.Turn(false, Duration.ofSeconds(seconds));
  }

  private static SignInLimits.Turn refused(Duration delay) {
    return new SignInLimits.Turn(true, delay);
  }

  private SignInLimits.Turn take(String from, String account) {
    return limits.take(address(from), account, false);
  }

  private SignInLimits.Turn takeAtHome(String from, String account) {
    return limits.take(address(from), account, true);
  }

  @Test
  void limitsANetworkWhateverTheAccounts() {
    assertThat(take("2001:db8::1", "ann")).isEqualTo(atOnce());
    assertThat(take("2001:db8::2", "bob")).isEqualTo(atOnce());
    assertThat(take("2001:db8::3", "cat")).isEqualTo(atOnce());

    assertThat(take("2001:db8::4", "dan")).isEqualTo(refused(Duration.ofMinutes(1)));
    assertThat(take("2001:db8:0:1::1", "dan")).isEqualTo(atOnce());
  }

  @Test
  void limitsWhoHasManyNetworksOfIpv6() {
    int taken = 0;
    for (int i = 0; i < 200; i++) {
      if (take("2001:db8:1:%x::1".formatted(i), "user" + i).equals(atOnce())) {
        taken++;
      }
      now = now.plusMillis(100);
    }
    // 6 of a /56, and two more each minute; the /48 would have 12.
    assertThat(taken).isEqualTo(6);
    assertThat(take("2001:db8:1:100::1", "zoe")).isEqualTo(atOnce());
  }

  @Test
  void givesTriesBackWithTime() {
    for (int i = 0; i < 3; i++) {
      assertThat(take("192.0.2.1", "ann")).isEqualTo(atOnce());
    }
    now = now.plusSeconds(59);
    assertThat(take("192.0.2.1", "bob")).isEqualTo(refused(Duration.ofSeconds(1)));
    now = now.plusSeconds(1);
    assertThat(take("192.0.2.1", "bob")).isEqualTo(atOnce());
    assertThat(take("192.0.2.1", "bob")).isEqualTo(refused(Duration.ofMinutes(1)));
  }

  @Test
  void limitsAnAccountFromOneNetwork() {
    for (int i = 1; i <= 4; i++) {
      assertThat(take("2001:db8:0:%d00::1".formatted(i), "ann")).isEqualTo(atOnce());
    }
    assertThat(take("2001:db8:0:900::1", "ann")).isEqualTo(refused(Duration.ofMinutes(5)));
    assertThat(take("2001:db8:1::1", "ann")).isEqualTo(atOnce());
  }

  @Test
  void hasAnAccountThatManyGuessAtWait() {
    for (int i = 1; i <= 6; i++) {
      assertThat(take("192.0.2." + i, "ann")).isEqualTo(atOnce());
    }
    assertThat(take("192.0.2.11", "ann")).isEqualTo(after(10));
    assertThat(take("192.0.2.12", "ann")).isEqualTo(after(20));
    assertThat(take("192.0.2.13", "ann")).isEqualTo(after(30));
    assertThat(take("192.0.2.14", "ann")).isEqualTo(refused(Duration.ofSeconds(40)));
    assertThat(take("192.0.2.14", "bob")).isEqualTo(atOnce());
    now = now.plusSeconds(10);
    assertThat(take("192.0.2.14", "ann")).isEqualTo(after(30));
  }

  @Test
  void hasEverybodyWaitWhenManyGuess() {
    for (int i = 1; i <= 10; i++) {
      assertThat(take("192.0.2." + i, "user" + i)).isEqualTo(atOnce());
    }
    assertThat(take("192.0.2.20", "bob")).isEqualTo(after(1));
    assertThat(take("192.0.2.21", "cat")).isEqualTo(after(2));
  }

  @Test
  void letsTheOwnerInFromANewNetworkWhileAFewOthersGuess() {
    var usual = new SignInLimits(() -> now, false);
    for (int second = 0; second < 3600; second += 5) {
      for (int i = 1; i <= 4; i++) {
        usual.take(address("192.0.2." + i), "ann", false);
        usual.take(address("2001:db8:%x:%x::1".formatted(i, second)), "ann", false);
      }
      if (second % 300 == 0) {
        var turn = usual.take(address("203.0.113.1"), "ann", false);
        assertThat(turn.isRefused()).as("after %d s", second).isFalse();
        usual.giveBack(address("203.0.113.1"), "ann", false);
      }
      now = now.plusSeconds(5);
    }
  }

  @Test
  void letsTheOwnerInFromHomeWhoeverElseGuesses() {
    for (int i = 1; i <= 20; i++) {
      take("192.0.2." + i, "ann");
    }
    assertThat(take("203.0.113.1", "ann").isRefused()).isTrue();
    assertThat(takeAtHome("203.0.113.1", "ann")).isEqualTo(atOnce());
  }

  @Test
  void limitsGuessingAtHomeToo() {
    for (int i = 0; i < 4; i++) {
      assertThat(takeAtHome("127.0.0.1", "ann")).isEqualTo(atOnce());
    }
    assertThat(takeAtHome("127.0.0.1", "ann")).isEqualTo(refused(Duration.ofMinutes(5)));
    assertThat(takeAtHome("127.0.0.1", "bob")).isEqualTo(atOnce());
  }

  @Test
  void countsARightPasswordAsNothing() {
    for (int i = 0; i < 50; i++) {
      assertThat(take("192.0.2.1", "ann")).isEqualTo(atOnce());
      limits.giveBack(address("192.0.2.1"), "ann", false);
    }
  }

  @Test
  void takesNothingFromWhoIsRefused() {
    for (int i = 0; i < 3; i++) {
      take("192.0.2.1", "ann");
    }
    for (int i = 0; i < 20; i++) {
      assertThat(take("192.0.2.1", "ann").isRefused()).isTrue();
    }
    assertThat(take("192.0.2.2", "ann")).isEqualTo(atOnce());
  }

  @Test
  void doesNotLimitTheNetworkOfThisMachine() {
    for (int i = 0; i < 4; i++) {
      assertThat(take("127.0.0.1", "ann")).isEqualTo(atOnce());
    }
  }

  @Test
  void limitsNewAccounts() {
    for (int i = 0; i < 20; i++) {
      assertThat(limits.takeSignUp(address("192.0.2.1"))).isEqualTo(atOnce());
      assertThat(limits.takeSignUp(address("127.0.0.1"))).isEqualTo(atOnce());
    }
    assertThat(limits.takeSignUp(address("192.0.2.1"))).isEqualTo(refused(Duration.ofMinutes(3)));
    assertThat(limits.takeSignUp(address("127.0.0.1"))).isEqualTo(atOnce());
    assertThat(limits.takeSignUp(address("192.0.2.2"))).isEqualTo(atOnce());
  }

  private static Buckets<Integer> aDayEach(int tries) {
    return new Buckets<>(new SignInLimits.Limit(tries, Duration.ofDays(1)), 10);
  }

  @Test
  void remembersOnlySoMany() {
    var buckets = aDayEach(1);
    for (int i = 0; i < 1000; i++) {
      buckets.take(i, now.plusSeconds(i));
    }
    assertThat(buckets.size()).isEqualTo(10);
  }

  @Test
  void forgetsThoseFirstWhoHaveFewestTriesToGetBack() {
    var buckets = aDayEach(2);
    buckets.take(-1, now);
    buckets.take(-1, now);
    for (int i = 0; i < 1000; i++) {
      buckets.take(i, now);
    }
    assertThat(buckets.untilFree(-1, now)).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void remembersNobodyWhoIsRefusedOrHasAllTries() {
    var buckets = aDayEach(1);
    assertThat(buckets.untilFree(1, now)).isZero();
    assertThat(buckets.size()).isZero();
    buckets.take(1, now);
    buckets.giveBack(1, now);
    assertThat(buckets.size()).isZero();
  }

  @Test
  void keepsTheTriesOfAnAccountThroughManyThatAreRefused() {
    var usual = new SignInLimits(() -> now, false);
    for (int i = 0; i < 10; i++) {
      usual.take(address("192.0.2.1"), "bob", false);
    }
    for (int i = 0; i < 20_000; i++) {
      usual.take(address("192.0.2.1"), "made-up-" + i, false);
    }
    assertThat(usual.take(address("192.0.2.1"), "bob", false).isRefused()).isTrue();
  }

  @Test
  void refusesLimitsWithoutTries() {
    assertThatThrownBy(() -> new SignInLimits.Limit(0, Duration.ofSeconds(1)))
        .hasMessageContaining("0 tries");
  }
}
