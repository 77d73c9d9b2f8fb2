package dev.parley.users.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
  private static final Argon2Parameters FAST = new Argon2Parameters(64, 1, 1);

  private final PasswordHasher hasher = new PasswordHasher(FAST);

  @Test
  void knowsThePasswordThatWasHashed() {
    PasswordHash hash = hasher.hash("open sesame");

    assertThat(hasher.matches("open sesame", hash)).isTrue();
    assertThat(hasher.matches("open sesam", hash)).isFalse();
    assertThat(hasher.matches("", hash)).isFalse();
  }

  @Test
  void storesItsParametersAndASaltOfItsOwn() {
    PasswordHash hash = hasher.hash("open sesame");

    assertThat(hash.text()).startsWith("$argon2id$v=19$m=64,t=1,p=1$").hasSize(28 + 22 + 1 + 43);
    assertThat(hasher.hash("open sesame")).isNotEqualTo(hash);
  }

  @Test
  void checksByTheParametersOfTheHash() {
    var other = new PasswordHasher(new Argon2Parameters(128, 3, 2));
    PasswordHash hash = other.hash("open sesame");

    assertThat(hasher.matches("open sesame", hash)).isTrue();
    assertThat(hasher.isOutdated(hash)).isTrue();
    assertThat(other.isOutdated(hash)).isFalse();
  }

  /// Made by libargon2 and its test (password, somesalt), passlib, Django and OpenBSD's bcrypt.
  @ParameterizedTest
  @CsvSource({
    "password, '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'",
    "password, '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'",
    "U*U, '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'",
    "U*U, '$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'",
    "lètmein, 'pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY='",
    "password, '$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44'",
  })
  void checksHashesOfOthers(String password, String text) {
    var hash = new PasswordHash(text);

    assertThat(hasher.matches(password, hash)).isTrue();
    assertThat(hasher.matches(password + "x", hash)).isFalse();
    assertThat(hasher.isOutdated(hash)).isTrue();
  }

  @Test
  void takesTwoSpellingsOfOneLetterForTheSame() {
    assertThat(hasher.matches("caf\u00e9", hasher.hash("cafe\u0301"))).isTrue();
  }

  @Test
  void knowsNobodyWithoutAHash() {
    assertThat(hasher.matches("open sesame", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "open sesame",
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ",
        "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "pbkdf2_sha256$99999999$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=",
        "pbkdf2_sha256$10$seasalt$%%%",
      })
  void refusesWhatItCannotCheckWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> hasher.matches("open sesame", new PasswordHash(text)))
        .isInstanceOf(PasswordHashException.class)
        .hasMessageNotContaining("sesame")
        .hasMessageNotContaining("CWWF")
        .hasMessageNotContaining("nf65");
  }

  @Test
  void printsNoDigest() {
    assertThat(hasher.hash("x")).hasToString("a password hash of 94 characters");
  }
}
