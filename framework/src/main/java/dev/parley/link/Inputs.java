package dev.parley.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The inputs of one client as the messages that bring them.
///
/// Thread-safe.
public final class Inputs {
  private Inputs() {}

  /// Tells of inputs in their order, in as few messages as that takes.
  ///
  /// @param inputs lines (strings), keystrokes and pieces of data (arrays of bytes)
  public static void send(long client, Iterable<?> inputs, Consumer<? super ToService> to) {
    List<String> lines = new ArrayList<>();
    List<Keystroke> keys = new ArrayList<>();
    for (Object input : inputs) {
      if (!keys.isEmpty() && !(input instanceof Keystroke)) {
        to.accept(new ToService.Keys(client, List.copyOf(keys)));
        keys.clear();
      }
      if (!lines.isEmpty() && !(input instanceof String)) {
        to.accept(new ToService.Lines(client, List.copyOf(lines)));
        lines.clear();
      }
      switch (input) {
        case String line -> lines.add(line);
        case Keystroke key -> keys.add(key);
        case byte[] bytes -> to.accept(new ToService.Data(client, bytes));
        default -> throw new IllegalArgumentException("neither line, key nor data: " + input);
      }
    }
    if (!lines.isEmpty()) {
      to.accept(new ToService.Lines(client, List.copyOf(lines)));
    }
    if (!keys.isEmpty()) {
      to.accept(new ToService.Keys(client, List.copyOf(keys)));
    }
  }
}
