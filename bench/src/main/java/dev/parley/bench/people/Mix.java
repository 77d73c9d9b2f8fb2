package dev.parley.bench.people;

import java.util.List;
import java.util.Random;

/// What people type, and whom it concerns. Of a thousand commands one is said to everybody, two ask
/// who is here, and of the others
///
/// | share | command | who sees it |
/// |---|---|---|
/// | 40 % | `chat` | the ten at the table |
/// | 30 % | `tell` | somebody |
/// | 20 % | a social, to somebody at the table | the ten at the table |
/// | 10 % | `look` at somebody | nobody else |
///
/// Not thread-safe: many threads may use it, one at a time.
final class Mix {
  /// How many sit at a table.
  static final int TABLE = 10;

  private static final List<String> SOCIALS =
      List.of("bow", "grin", "nod", "smile", "wave", "wink");
  private static final String ONLINE = " online.";

  private final int people;
  private final Random random;
  private int count;

  /// A command, and how its answer is known.
  ///
  /// Immutable.
  ///
  /// @param line what is typed
  /// @param begins how the last line of the answer begins
  /// @param ends how it ends
  record Typed(String line, String begins, String ends) {
    boolean isAnsweredBy(String seen) {
      return seen.startsWith(begins) && seen.endsWith(ends);
    }
  }

  Mix(int people, Random random) {
    this.people = people;
    this.random = random;
  }

  /// {@return the name of the person of that number; no two of them look alike}
  static String name(int number) {
    var consonants = "bdfgkpst";
    var vowels = "aeou";
    var name = new StringBuilder();
    for (int i = 0, rest = number; i < 3; i++, rest /= 32) {
      name.append(consonants.charAt(rest % 8)).append(vowels.charAt(rest / 8 % 4));
    }
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /// {@return the first command of a person}
  static Typed sit(int person) {
    return new Typed("sit " + person / TABLE, "You sit down", "");
  }

  /// {@return the next command of a person}
  Typed next(int person) {
    int number = count++;
    String words = "word " + number;
    if (number % people == 0) {
      return new Typed("say " + words, "You say: ", words);
    }
    if (number % 500 == 1) {
      return new Typed("who", "", ONLINE);
    }
    int chance = random.nextInt(10);
    if (chance < 4) {
      return new Typed("chat " + words, "You say here: ", words);
    }
    if (chance < 7) {
      var to = name(other(person, 0, people));
      return new Typed("tell " + to + " " + words, "You tell " + to, words);
    }
    int first = person / TABLE * TABLE;
    int last = Math.min(first + TABLE, people);
    if (chance < 9 && last - first > 1) {
      var verb = SOCIALS.get(random.nextInt(SOCIALS.size()));
      var to = name(other(person, first, last));
      return new Typed(verb + " " + to, "You " + verb, to + ".");
    }
    var at = name(other(person, 0, people));
    return new Typed("look " + at, at + " (", "");
  }

  /// {@return somebody else, from the first of them to before the last}
  private int other(int person, int first, int last) {
    int other = first + random.nextInt(last - first - 1);
    return other < person ? other : other + 1;
  }
}
