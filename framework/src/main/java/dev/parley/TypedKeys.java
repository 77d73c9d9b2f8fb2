package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.link.Keystroke;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What an [Inbox] knows of keys: whether they are asked for, and what is left of a line that is
/// read key by key, since its client sends lines only.
///
/// Confined to its strand.
final class TypedKeys {
  private boolean on;
  private final ArrayDeque<Keystroke> rest = new ArrayDeque<>(1);

  /// A line that was typed key by key, before it was known that it would be one.
  ///
  /// @param inputs how many inputs it is made of
  record Joined(String line, int inputs) {}

  boolean isOn() {
    return on;
  }

  /// {@return whether keys were not asked for before}
  boolean begin() {
    boolean changed = !on;
    on = true;
    return changed;
  }

  /// What is left of a line is dropped: whoever typed it has meant keys.
  ///
  /// @return whether keys were asked for before
  boolean end() {
    boolean changed = on;
    on = false;
    rest.clear();
    return changed;
  }

  /// {@return the next key of a line that another one was taken of; null if there is none}
  @Nullable Keystroke next() {
    return rest.poll();
  }

  void clear() {
    rest.clear();
  }

  /// {@return the first key of a line, whose others come next}
  Keystroke open(String line) {
    add(line + "\n");
    return rest.remove();
  }

  private void add(String text) {
    text.codePoints()
        .forEach(point -> rest.add(point == '\n' ? Keystroke.ENTER : Keystroke.of(point)));
  }

  /// {@return the first line that keys make, up to Enter; null if they do not make one yet}
  ///
  /// @param most so many inputs are a line even without its end, since no more may come before
  /// @param ended whether nothing more will come at all
  static @Nullable Joined join(Iterable<?> inputs, int most, boolean ended) {
    StringBuilder line = new StringBuilder();
    int count = 0;
    for (Object input : inputs) {
      count++;
      if (input instanceof Keystroke key && !key.equals(Keystroke.ENTER)) {
        press(key, line);
      } else {
        line.append(input instanceof String rest ? rest : "");
        return new Joined(line.toString(), count);
      }
    }
    return ended || count >= most ? new Joined(line.toString(), count) : null;
  }

  private static void press(Keystroke key, StringBuilder line) {
    if (key.isCharacter()) {
      line.append(key.name());
    } else if (key.equals(Keystroke.BACKSPACE) && !line.isEmpty()) {
      line.setLength(line.offsetByCodePoints(line.length(), -1));
    }
  }

  // ---- from one process to the next

  /// {@return what another process needs; null if keys are not asked for}
  byte @Nullable [] encode() {
    if (!on) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    rest.forEach(key -> text.append(key.equals(Keystroke.ENTER) ? "\n" : key.name()));
    return text.toString().getBytes(UTF_8);
  }

  void inherit(byte[] written) {
    on = true;
    add(new String(written, UTF_8));
  }
}
