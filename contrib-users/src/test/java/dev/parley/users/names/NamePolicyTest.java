package dev.parley.users.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePolicyTest {
  private final NamePolicy policy = NamePolicy.STANDARD;

  @ParameterizedTest
  @CsvSource({
    "Ann, ann",
    "' ANN ', ann",
    "Zoë, xn--zo-ija",
    "Zoe\u0308, xn--zo-ija",
    "ＡＮＮ, ann",
    "Анна, xn--80aa2ba",
    "АННА, xn--80aa2ba",
    "Ὀδυσσεύς, xn--pxac5babi3d8526a",
    "李小龍, xn--yetp5xit9b",
    "さくら, xn--y8jl1n",
    "अनिल, xn--l1b4e4a1c",
    "Straße, strasse",
  })
  void makesOneKeyOfAllWaysToWriteAName(String typed, String key) {
    assertThat(policy.check(typed).key()).isEqualTo(key).matches("[a-z0-9_-]+");
    assertThat(policy.key(typed)).isEqualTo(key);
  }

  @Test
  void showsANameAsItWasTyped() {
    assertThat(policy.check(" McAnn ").shown()).isEqualTo("McAnn");
  }

  @ParameterizedTest
  @CsvSource({
    "'', at least 2",
    "A, at least 2",
    "Abcdefghijklmnopqrstu, at most 20",
    "Ann Lee, letters only",
    "Ann2, letters only",
    "An\u200bn, letters only",
    "An\u202en, letters only",
    "\u3164\u3164, letters only",
    "\u115f\u1160, letters only",
    "\uffa0\uffa0, letters only",
    "李\ufe00李, letters only",
    "李李\udb40\udd00, letters only",
    "אב\u034fג, letters only",
    "កក\u17b4, letters only",
    "<b>, letters only",
    "😀😀, letters only",
    "Аnn, one script",
    "Annα, one script",
    "Root, reserved",
    "Quit, reserved",
    "Them, reserved",
    "Rооt, one script",
    "аԁміп, reserved",
    "Aaa\u0301\u0302\u0303\u0304, too many signs",
    "\u0301Ann, letters only",
  })
  void refusesNames(String typed, String reason) {
    assertThatThrownBy(() -> policy.check(typed))
        .isInstanceOf(NameException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "Ian, lan",
    "Arnold, Amold",
    "José, Jose",
    "Сора, Copa",
    "ОЛЕСЯ, олеся",
    "АННА, AHHA",
    "Αθηνα, Αθήνα",
    "Vvalter, Walter",
    "lngo, Ingo",
  })
  void seesThatNamesLookAlike(String one, String other) {
    assertThat(policy.check(one).look()).isEqualTo(policy.check(other).look());
  }

  @ParameterizedTest
  @CsvSource({"Ann, Anna", "Bob, Rob", "Cat, Pat", "Jim, Tim", "Ольга, Olga", "李, 木", "Dan, Don"})
  void tellsOtherNamesApart(String one, String other) {
    var short1 = policy.withLength(1, 20);
    assertThat(short1.check(one).look()).isNotEqualTo(short1.check(other).look());
  }

  @Test
  void takesOtherRules() {
    var other = policy.withLength(1, 5).allowing("0123456789-_").reserving("Zork");

    assertThat(other.check("R2-D2").key()).isEqualTo("r2-d2");
    assertThatThrownBy(() -> other.check("zork")).hasMessageContaining("reserved");
    assertThatThrownBy(() -> other.check("2ann")).hasMessageContaining("begins with a letter");
    assertThatThrownBy(() -> other.check("xn--a")).hasMessageContaining("reserved");
    assertThat(policy.reservingNone().check("root").key()).isEqualTo("root");
    assertThatThrownBy(() -> policy.withLength(0, 5)).hasMessageContaining("1 to 40");
    assertThatThrownBy(() -> policy.allowing(" ")).hasMessageContaining("signs in names");
  }

  @Test
  void namesGuestsByTheLookOfTheirNamesToo() {
    UserName guest = policy.guest(1);

    assertThat(guest).isEqualTo(new UserName("Guest1", "guest1", "guestl"));
    assertThat(policy.allowing("0123456789").check("Guestl").look()).isEqualTo(guest.look());
  }

  /// The samples of RFC 3492, section 7.1, in lower case.
  @ParameterizedTest
  @CsvSource({
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
    "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
    "bücher, bcher-kva",
  })
  void writesPunycode(String text, String encoded) {
    assertThat(Punycode.encode(text)).isEqualTo(encoded);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\ud800", "a\ud800", "💥", "xn--", "…"})
  void hasAKeyForAnyInput(String typed) {
    assertThat(policy.key(typed)).matches("[a-z0-9_-]+");
  }
}
