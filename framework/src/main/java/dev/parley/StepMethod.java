package dev.parley;

import java.lang.invoke.MethodHandle;

/// One step of a handler class.
///
/// Immutable.
record StepMethod(int number, String name, MethodHandle method) implements Comparable<StepMethod> {
  @Override
  public int compareTo(StepMethod other) {
    int byNumber = Integer.compare(number, other.number);
    return byNumber == 0 ? name.compareTo(other.name) : byNumber;
  }

  @Override
  public String toString() {
    return name + "(" + number + ")";
  }
}
