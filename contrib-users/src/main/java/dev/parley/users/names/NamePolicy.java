package dev.parley.users.names;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// What a name may be: letters of one script, whichever it is, from 2 to 20, and not reserved.
/// Start from [#STANDARD] and change what should be otherwise.
///
/// Whether somebody else has a name, or one that looks like it, is not for the policy to say.
///
/// Immutable.
public final class NamePolicy {
  /// Letters, 2 to 20, and these are reserved, as well as what looks like them: admin,
  /// administrator, all, and, angel, anybody, anyone, at, everybody, everyone, exit, god, guest,
  /// help, her, here, him, host, it, me, moderator, myself, new, nobody, none, operator, owner,
  /// quit, root, self, server, service, somebody, someone, staff, support, sysop, system, them,
  /// then, to, unknown, who, with, wizard, you.
  public static final NamePolicy STANDARD =
      new NamePolicy(
          2,
          20,
          "",
          Set.of(
              "admin",
              "administrator",
              "all",
              "and",
              "angel",
              "anybody",
              "anyone",
              "at",
              "everybody",
              "everyone",
              "exit",
              "god",
              "guest",
              "help",
              "her",
              "here",
              "him",
              "host",
              "it",
              "me",
              "moderator",
              "myself",
              "new",
              "nobody",
              "none",
              "operator",
              "owner",
              "quit",
              "root",
              "self",
              "server",
              "service",
              "somebody",
              "someone",
              "staff",
              "support",
              "sysop",
              "system",
              "them",
              "then",
              "to",
              "unknown",
              "who",
              "with",
              "wizard",
              "you"));

  /// The key of what never is a name. Nobody has it.
  public static final String NOBODY = "xn--";

  /// More in one label would be of no use, and hides what stands behind it on the screen.
  private static final int MOST_MARKS = 2;

  private static final Pattern PLAIN_KEY = Pattern.compile("[a-z0-9_-]+");
  private static final String ENCODED = NOBODY;

  /// What a store takes.
  private static final int LONGEST_KEY = 100;

  private final int least;
  private final int most;
  private final String moreSigns;
  private final Set<String> reserved;
  private final Set<String> reservedLooks;

  private NamePolicy(int least, int most, String moreSigns, Set<String> reserved) {
    this.least = least;
    this.most = most;
    this.moreSigns = moreSigns;
    this.reserved = Set.copyOf(reserved);
    var looks = new HashSet<String>();
    reserved.forEach(name -> looks.add(Look.of(name)));
    this.reservedLooks = Set.copyOf(looks);
  }

  /// {@return the same for names of other lengths, in letters}
  ///
  /// @throws IllegalArgumentException unless there is 1 at least, and 40 at most
  public NamePolicy withLength(int least, int most) {
    if (least < 1 || most < least || most > 40) {
      throw new IllegalArgumentException(
          "names of %d to %d letters (expected 1 to 40)".formatted(least, most));
    }
    return new NamePolicy(least, most, moreSigns, reserved);
  }

  /// {@return the same, with ASCII digits and signs out of `'_-` allowed behind the first letter}
  ///
  /// @throws IllegalArgumentException if another sign is among them
  public NamePolicy allowing(String signs) {
    if (!signs.matches("[0-9'_-]*")) {
      throw new IllegalArgumentException(
          "signs in names: \"%s\" (expected some of 0123456789'_-)".formatted(signs));
    }
    return new NamePolicy(least, most, signs, reserved);
  }

  /// {@return the same, with these names reserved too, in any way to write them}
  public NamePolicy reserving(String... names) {
    var more = new HashSet<>(reserved);
    more.addAll(Set.of(names));
    return new NamePolicy(least, most, moreSigns, more);
  }

  /// {@return the same with no name reserved}
  public NamePolicy reservingNone() {
    return new NamePolicy(least, most, moreSigns, Set.of());
  }

  /// Makes a name of what was typed. Blanks around it are dropped, and it is composed (NFKC).
  ///
  /// @throws NameException if it is not allowed
  public UserName check(String typed) {
    String shown = shown(typed);
    requireLetters(shown);
    int length = shown.codePointCount(0, shown.length());
    if (length < least) {
      throw new NameException("A name needs at least %d letters.".formatted(least));
    }
    String key = keyOf(shown);
    if (length > most || key.equals(NOBODY)) {
      throw new NameException("A name has at most %d letters.".formatted(most));
    }
    String look = Look.of(shown);
    boolean seemsEncoded = shown.regionMatches(true, 0, ENCODED, 0, ENCODED.length());
    if (seemsEncoded || reservedLooks.contains(look)) {
      throw new NameException("That name is reserved. Please choose another one.");
    }
    return new UserName(shown, key, look);
  }

  /// {@return the name of a guest: Guest1, Guest2 and so on, whatever else is allowed}
  public UserName guest(int number) {
    String shown = "Guest" + number;
    return new UserName(shown, keyOf(shown), Look.of(shown));
  }

  /// {@return the key of whatever was typed for a name, allowed or not; [#NOBODY] for what never is
  /// a name}
  public String key(String typed) {
    return keyOf(shown(Objects.requireNonNull(typed, "typed")));
  }

  private static String shown(String typed) {
    return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
  }

  private static String keyOf(String shown) {
    // Upper case first: it unites what differs in lower case only, as both forms of the sigma.
    String folded =
        Normalizer.normalize(
            shown.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace("ς", "σ"),
            Normalizer.Form.NFKC);
    if (folded.length() > LONGEST_KEY) {
      return NOBODY;
    }
    String key = PLAIN_KEY.matcher(folded).matches() ? folded : ENCODED + Punycode.encode(folded);
    return key.length() <= LONGEST_KEY && PLAIN_KEY.matcher(key).matches() ? key : NOBODY;
  }

  private void requireLetters(String shown) {
    UnicodeScript script = UnicodeScript.COMMON;
    int marks = 0;
    int at = 0;
    for (int letter : shown.codePoints().toArray()) {
      if (Invisible.contains(letter)) {
        throw lettersOnly();
      }
      if (isMark(letter) && at > 0) {
        if (++marks > MOST_MARKS) {
          throw new NameException("There are too many signs above one letter.");
        }
        continue;
      }
      marks = 0;
      boolean allowed = Character.isLetter(letter) || (at > 0 && moreSigns.indexOf(letter) >= 0);
      if (!allowed) {
        throw lettersOnly();
      }
      at++;
      UnicodeScript its = UnicodeScript.of(letter);
      if (its == UnicodeScript.COMMON || its == UnicodeScript.INHERITED) {
        continue;
      }
      if (script == UnicodeScript.COMMON) {
        script = its;
      } else if (!areWrittenTogether(script, its)) {
        throw new NameException("A name has letters of one script only.");
      }
    }
  }

  private NameException lettersOnly() {
    return new NameException(
        moreSigns.isEmpty()
            ? "A name has letters only."
            : "A name begins with a letter and has letters and these only: " + moreSigns);
  }

  private static boolean isMark(int letter) {
    int type = Character.getType(letter);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /// Japanese is written in three scripts at once.
  private static boolean areWrittenTogether(UnicodeScript one, UnicodeScript other) {
    Set<UnicodeScript> japanese =
        Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    return one == other || (japanese.contains(one) && japanese.contains(other));
  }
}
