package dev.parley.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Tells what people mean by a name. It is asked by the thread that parses; those made here are
/// thread-safe.
///
/// @param <T> what can be named
@FunctionalInterface
public interface Finder<T> {
  /// {@return what this name stands for}
  ///
  /// A parser asks for several words together first, then for fewer, so that "rusty sword" and
  /// "staff of power" can be names; it takes the longest that is not unknown.
  ///
  /// @param name one word or more, as typed, without "the", "a" or "an"
  Match<T> find(String name);

  /// {@return a finder of nothing}
  static <T> Finder<T> none() {
    return _ -> Match.unknown();
  }

  /// {@return a finder among these people}
  ///
  /// It takes the whole name in upper or lower case, else the beginning of a name, else of a word
  /// in it; "all", "everybody" and "everyone" stand for all of them.
  static <T extends Person> Finder<T> among(Collection<? extends T> people) {
    List<T> all = List.copyOf(people);
    return name -> {
      String wanted = Casing.lower(name.strip());
      if (wanted.isEmpty()) {
        return Match.unknown();
      }
      if (Set.of("all", "everybody", "everyone").contains(wanted)) {
        return all.size() == 1 ? Match.found(all.getFirst()) : Match.all(all, "everyone");
      }
      List<Predicate<String>> rules =
          List.of(
              known -> known.equals(wanted),
              known -> known.startsWith(wanted),
              known -> known.contains(" " + wanted) || known.contains("-" + wanted));
      for (var rule : rules) {
        var candidates = new ArrayList<T>();
        for (T person : all) {
          if (rule.test(Casing.lower(person.name()))) {
            candidates.add(person);
          }
        }
        if (!candidates.isEmpty()) {
          return Match.of(candidates);
        }
      }
      return Match.unknown();
    };
  }
}
