package dev.parley.state;

import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The orders of sorted collections: the JDK's own by a number, others as values like any.
final class Comparators {
  private static final int NONE = 0;
  private static final int NATURAL = 1;
  private static final int REVERSE = 2;
  private static final int ANY_CASE = 3;
  private static final int OTHER = 4;

  private Comparators() {}

  // These three are one object each.
  @SuppressWarnings("ReferenceEquality")
  static void write(StateWriter out, @Nullable Comparator<?> comparator) {
    if (comparator == null) {
      out.writeByte(NONE);
    } else if (comparator == Comparator.naturalOrder()) {
      out.writeByte(NATURAL);
    } else if (comparator == Collections.reverseOrder()) {
      out.writeByte(REVERSE);
    } else if (comparator == String.CASE_INSENSITIVE_ORDER) {
      out.writeByte(ANY_CASE);
    } else {
      out.writeByte(OTHER);
      out.path.field("comparator");
      out.value(comparator);
    }
  }

  // Whatever the order compares, it was given to a collection of these elements once.
  @SuppressWarnings("unchecked")
  static @Nullable Comparator<@Nullable Object> read(StateReader in) {
    int kind = in.readByteUnsigned();
    Comparator<?> comparator =
        switch (kind) {
          case NONE -> null;
          case NATURAL -> Comparator.<Comparable<Object>>naturalOrder();
          case REVERSE -> Collections.reverseOrder();
          case ANY_CASE -> String.CASE_INSENSITIVE_ORDER;
          case OTHER -> other(in);
          default -> throw in.damaged("order " + kind);
        };
    return (Comparator<@Nullable Object>) comparator;
  }

  private static Comparator<?> other(StateReader in) {
    in.path.field("comparator");
    if (in.value() instanceof Comparator<?> comparator) {
      return comparator;
    }
    throw new Refused("its comparator is gone");
  }
}
