package dev.parley.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// How several names become one: "Ann", "Ann and Bob", "Ann, Bob and Cat", "Ann and 2 others".
///
/// Start from [#AND] or [#OR] and change what should be otherwise. Immutable.
///
/// @param conjunction the word before the last name
/// @param oxfordComma whether there is a comma before that word where there are three names or more
/// @param empty what stands for no names
/// @param limit how many pieces there are at most, the others together being one; at least 2
public record ListStyle(String conjunction, boolean oxfordComma, String empty, int limit) {
  /// "Ann, Bob and Cat", "nobody", without a limit.
  public static final ListStyle AND = new ListStyle("and", false, "nobody", Integer.MAX_VALUE);

  /// "Ann, Bob or Cat", "nobody", without a limit.
  public static final ListStyle OR = new ListStyle("or", false, "nobody", Integer.MAX_VALUE);

  /// @throws IllegalArgumentException if the conjunction is blank or the limit below 2
  public ListStyle {
    if (conjunction.isBlank()) {
      throw new IllegalArgumentException("The conjunction is blank (expected a word like \"and\")");
    }
    if (limit < 2) {
      throw new IllegalArgumentException("The limit is " + limit + " (expected at least 2)");
    }
  }

  /// {@return the same with a comma before the conjunction: "Ann, Bob, and Cat"}
  public ListStyle withOxfordComma() {
    return new ListStyle(conjunction, true, empty, limit);
  }

  /// {@return the same with other words for no names: "nothing"}
  public ListStyle whenEmpty(String words) {
    return new ListStyle(conjunction, oxfordComma, words, limit);
  }

  /// {@return the same with so many pieces: with 2, five names are "Ann and 4 others"}
  public ListStyle atMost(int pieces) {
    return new ListStyle(conjunction, oxfordComma, empty, pieces);
  }

  /// {@return the names as one}
  public String join(Collection<String> names) {
    if (names.isEmpty()) {
      return empty;
    }
    List<String> pieces = new ArrayList<>(names);
    if (pieces.size() > limit) {
      int others = pieces.size() - limit + 1;
      pieces = new ArrayList<>(pieces.subList(0, limit - 1));
      pieces.add(others + " others");
    }
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    String comma = oxfordComma && pieces.size() > 2 ? "," : "";
    String last = pieces.removeLast();
    return String.join(", ", pieces) + comma + " " + conjunction + " " + last;
  }

  /// {@return the names as one}
  public String join(String... names) {
    return join(List.of(names));
  }
}
