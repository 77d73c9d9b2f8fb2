package dev.parley.rooms.item;

import dev.parley.rooms.item.ItemName.Fit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which things somebody means by words like these:
///
/// | words | meaning |
/// |---|---|
/// | `ball`, `the red ball` | one; if several fit, they must have one name |
/// | `2.ball` | the second of those that fit |
/// | `3 balls` | the first three |
/// | `all`, `all balls`, `all.ball`, `every ball`, `balls` | all that fit |
///
/// Immutable.
///
/// @param number how many, or with `ordinal` which one, from 1
/// @param ordinal whether the one of that number is meant
/// @param all whether all are meant
/// @param words what they are called, in lower case, without articles; empty if anything is meant
public record Wanted(int number, boolean ordinal, boolean all, List<String> words) {
  private static final Pattern ORDINAL = Pattern.compile("(\\d{1,4})\\.(.+)");
  private static final Pattern ALL_OF = Pattern.compile("all\\.(.+)");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "my");
  private static final Set<String> ALL = Set.of("all", "every", "everything");

  /// Copies the words.
  public Wanted {
    words = List.copyOf(words);
  }

  /// Reads what somebody typed. Any input has a meaning; most mean nothing that is there.
  public static Wanted parse(String typed) {
    var words = new ArrayList<>(ItemName.words(typed));
    int number = 1;
    boolean ordinal = false;
    boolean all = false;
    if (!words.isEmpty()) {
      var first = words.removeFirst();
      var nth = ORDINAL.matcher(first);
      var allOf = ALL_OF.matcher(first);
      if (nth.matches()) {
        ordinal = true;
        number = Integer.parseInt(nth.group(1));
        words.addFirst(nth.group(2));
      } else if (allOf.matches()) {
        all = true;
        words.addFirst(allOf.group(1));
      } else if (ALL.contains(first)) {
        all = true;
      } else if (first.matches("\\d{1,4}") && !words.isEmpty()) {
        number = Integer.parseInt(first);
      } else {
        words.addFirst(first);
      }
    }
    if (all && !words.isEmpty() && words.getFirst().equals("of")) {
      words.removeFirst();
    }
    while (words.size() > 1 && ARTICLES.contains(words.getFirst())) {
      words.removeFirst();
    }
    return new Wanted(number, ordinal, all, words);
  }

  /// {@return which things are meant, in their order}
  ///
  /// @param name gives what a thing is called
  public <T> Found<T> among(Collection<? extends T> things, Function<? super T, ItemName> name) {
    if (words.isEmpty() && !all) {
      return new Found.TooFew<>(0);
    }
    List<T> fitting = fitting(things, name);
    if (ordinal) {
      return number >= 1 && number <= fitting.size()
          ? new Found.Things<>(List.of(fitting.get(number - 1)))
          : new Found.TooFew<>(fitting.size());
    }
    if (fitting.isEmpty() || number < 1 || number > fitting.size()) {
      return new Found.TooFew<>(fitting.size());
    }
    if (all || isPlural(fitting.stream().map(name).toList())) {
      return new Found.Things<>(fitting);
    }
    var byName = new LinkedHashMap<String, T>();
    fitting.forEach(thing -> byName.putIfAbsent(name.apply(thing).full(), thing));
    return byName.size() > 1
        ? new Found.Unclear<>(List.copyOf(byName.values()))
        : new Found.Things<>(fitting.subList(0, number));
  }

  /// {@return whether the words alone say that several are meant}
  private boolean isPlural(List<? extends ItemName> names) {
    return number == 1 && names.stream().anyMatch(name -> name.isPlural(words));
  }

  /// Those that fit best: who says `ball` does not mean the ball bearing.
  private <T> List<T> fitting(Collection<? extends T> things, Function<? super T, ItemName> name) {
    if (words.isEmpty()) {
      return List.copyOf(things);
    }
    var best = Fit.HINT;
    var fitting = new ArrayList<T>();
    for (T thing : things) {
      // For whoever wants several, or one by its number, a ball is a ball, whatever its colour.
      var fit = name.apply(thing).fit(words);
      if (fit == Fit.FULL && (all || ordinal || number > 1)) {
        fit = Fit.NOUN;
      }
      if (fit.compareTo(best) > 0) {
        fitting.clear();
        best = fit;
      }
      if (fit == best) {
        fitting.add(thing);
      }
    }
    return fitting;
  }
}
