package dev.parley.state;

import java.util.Arrays;

/// Where in a tree of objects a reader or writer is, for messages: names of fields and numbers of
/// elements, never keys or values.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Path {
  /// How deep a value may be nested. Real state is flat; what is deeper than this is a cycle or a
  /// linked list of its own making, and would end in a stack overflow.
  static final int MAX_DEPTH = 100;

  private static final int SHOWN_STEPS = 12;

  private String root = "";
  private String[] steps = new String[8];
  private int[] numbers = new int[8];
  private int depth;

  void start(String name) {
    root = name;
    depth = 0;
  }

  int depth() {
    return depth;
  }

  /// Goes into an object; each of its parts is then named by [#field] or one of its like.
  void enter() {
    depth++;
    if (depth == steps.length) {
      steps = Arrays.copyOf(steps, depth * 2);
      numbers = Arrays.copyOf(numbers, depth * 2);
    }
    steps[depth] = "";
    numbers[depth] = -1;
  }

  void leave() {
    depth--;
  }

  void field(String name) {
    steps[depth] = name;
    numbers[depth] = -1;
  }

  void element(int number) {
    numbered("", number);
  }

  void key(int number) {
    numbered("key ", number);
  }

  void value(int number) {
    numbered("value ", number);
  }

  private void numbered(String kind, int number) {
    steps[depth] = kind;
    numbers[depth] = number;
  }

  /// {@return whether the present part is a field}
  boolean isField() {
    return depth > 0 && numbers[depth] < 0;
  }

  /// {@return the path down to a depth, with a long tail cut off}
  String text(int to) {
    var text = new StringBuilder(root);
    for (int i = 1; i <= to; i++) {
      if (i > SHOWN_STEPS) {
        return text.append("...").toString();
      }
      if (numbers[i] >= 0) {
        text.append('[').append(steps[i]).append(numbers[i]).append(']');
      } else if (!steps[i].isEmpty()) {
        text.append('.').append(steps[i]);
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return text(depth);
  }
}
