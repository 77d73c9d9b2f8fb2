package dev.parley;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What somebody can [choose][Client#choose(String, Menu)] from: values, each with a name. The
/// person gives a number, a name, or the beginning of just one name; case does not matter.
///
/// Immutable.
public final class Menu<T> {
  private static final int SHOWN = 40;

  private final List<Item<T>> items;

  record Item<T>(String name, T value) {}

  private Menu(List<Item<T>> items) {
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a menu of nothing (expected at least one choice)");
    }
    Set<String> names = new HashSet<>();
    for (Item<T> item : items) {
      if (item.name().isBlank() || !names.add(item.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "menu name: \"%s\" (expected names that are not blank, each once)"
                .formatted(item.name()));
      }
    }
    this.items = List.copyOf(items);
  }

  /// {@return a menu of names that stand for themselves}
  ///
  /// @throws IllegalArgumentException if there is none, if one is blank, or if one is there twice
  public static Menu<String> of(String... names) {
    return of(Arrays.asList(names), name -> name);
  }

  /// {@return a menu of values}
  ///
  /// @param name what people call a value
  /// @throws IllegalArgumentException if there is none, if a name is blank, or there twice
  public static <T> Menu<T> of(Collection<? extends T> values, Function<? super T, String> name) {
    List<Item<T>> items = new ArrayList<>(values.size());
    for (T value : values) {
      items.add(new Item<>(name.apply(value), value));
    }
    return new Menu<>(items);
  }

  /// {@return the numbered names, a line for each}
  String text() {
    StringBuilder text = new StringBuilder();
    int width = Integer.toString(items.size()).length() + 2;
    for (int i = 0; i < items.size(); i++) {
      text.append(("%" + width + "d) %s\n").formatted(i + 1, items.get(i).name()));
    }
    return text.toString();
  }

  /// {@return the name of a value}
  ///
  /// @throws IllegalArgumentException if the value is not in the menu
  String name(T value) {
    for (Item<T> item : items) {
      if (item.value().equals(value)) {
        return item.name();
      }
    }
    throw new IllegalArgumentException("%s is not in the menu %s".formatted(value, this));
  }

  /// {@return what the person means, or null if that is not clear; then [#problem] says why}
  @Nullable Item<T> find(String typed) {
    String wanted = typed.strip();
    for (Item<T> item : items) {
      if (item.name().equalsIgnoreCase(wanted)) {
        return item;
      }
    }
    int number = number(wanted);
    if (number >= 1 && number <= items.size()) {
      return items.get(number - 1);
    }
    List<Item<T>> beginning = beginning(wanted);
    return beginning.size() == 1 ? beginning.getFirst() : null;
  }

  /// {@return why [#find] did not know what the person means, for that person}
  String problem(String typed) {
    String wanted = typed.strip();
    if (wanted.isEmpty()) {
      return "Please choose one of them.";
    }
    String shown = wanted.length() <= SHOWN ? wanted : wanted.substring(0, SHOWN) + "...";
    List<String> names = beginning(wanted).stream().map(Item::name).toList();
    if (names.isEmpty()) {
      return "There is no \"%s\" to choose; give a number from 1 to %d, or a name."
          .formatted(shown, items.size());
    }
    return "\"%s\" could be %s or %s."
        .formatted(shown, String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
  }

  private List<Item<T>> beginning(String wanted) {
    return items.stream()
        .filter(item ->
            !wanted.isEmpty() && item.name().regionMatches(true, 0, wanted, 0, wanted.length()))
        .toList();
  }

  private static int number(String typed) {
    try {
      return Integer.parseInt(typed);
    } catch (NumberFormatException _) {
      return -1;
    }
  }

  @Override
  public String toString() {
    return items.stream().map(Item::name).toList().toString();
  }
}
