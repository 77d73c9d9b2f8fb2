package dev.parley.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds people by their names, or by beginnings of them.
///
/// Thread-safe.
final class NameFinder<T extends Person> implements Finder<T> {
  private static final Set<String> ALL = Set.of("all", "everybody", "everyone");

  private final List<T> people;

  /// The names in lower case, in the order of the people; null until somebody is looked for, since
  /// most lines name nobody.
  private volatile @Nullable List<String> names;

  NameFinder(Collection<? extends T> people) {
    this.people = List.copyOf(people);
  }

  @Override
  public Match<T> find(String name) {
    String wanted = Casing.lower(name.strip());
    if (wanted.isEmpty()) {
      return Match.unknown();
    }
    if (ALL.contains(wanted)) {
      return people.size() == 1 ? Match.found(people.getFirst()) : Match.all(people, "everyone");
    }
    List<T> whole = new ArrayList<>();
    List<T> beginning = new ArrayList<>();
    List<T> within = new ArrayList<>();
    List<String> known = names();
    for (int i = 0; i < known.size(); i++) {
      String next = known.get(i);
      if (next.equals(wanted)) {
        whole.add(people.get(i));
      } else if (next.startsWith(wanted)) {
        beginning.add(people.get(i));
      } else if (beginsAWord(next, wanted)) {
        within.add(people.get(i));
      }
    }
    return Match.of(!whole.isEmpty() ? whole : !beginning.isEmpty() ? beginning : within);
  }

  private static boolean beginsAWord(String name, String wanted) {
    for (int at = name.indexOf(wanted); at > 0; at = name.indexOf(wanted, at + 1)) {
      if (name.charAt(at - 1) == ' ' || name.charAt(at - 1) == '-') {
        return true;
      }
    }
    return false;
  }

  private List<String> names() {
    List<String> known = names;
    if (known == null) {
      known = people.stream().map(person -> Casing.lower(person.name())).toList();
      names = known;
    }
    return known;
  }
}
