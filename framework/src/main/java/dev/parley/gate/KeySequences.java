package dev.parley.gate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.link.Keystroke;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sequences by which terminals tell of cursor and function keys: those of xterm, which nearly
/// all others understand and send, of rxvt, of PuTTY, and of the Linux console.
final class KeySequences {
  /// By the last byte of a CSI or SS3 sequence.
  private static final Map<Character, Keystroke> BY_FINAL =
      Map.ofEntries(
          Map.entry('A', Keystroke.UP),
          Map.entry('B', Keystroke.DOWN),
          Map.entry('C', Keystroke.RIGHT),
          Map.entry('D', Keystroke.LEFT),
          Map.entry('F', Keystroke.END),
          Map.entry('H', Keystroke.HOME),
          Map.entry('M', Keystroke.ENTER),
          Map.entry('P', function(1)),
          Map.entry('Q', function(2)),
          Map.entry('R', function(3)),
          Map.entry('S', function(4)),
          Map.entry('Z', new Keystroke("Shift-Tab")));

  /// By the number before a `~`; null for those that are no key.
  private static final @Nullable Keystroke[] BY_NUMBER = new Keystroke[25];

  static {
    BY_NUMBER[1] = Keystroke.HOME;
    BY_NUMBER[2] = Keystroke.INSERT;
    BY_NUMBER[3] = Keystroke.DELETE;
    BY_NUMBER[4] = Keystroke.END;
    BY_NUMBER[5] = Keystroke.PAGE_UP;
    BY_NUMBER[6] = Keystroke.PAGE_DOWN;
    BY_NUMBER[7] = Keystroke.HOME;
    BY_NUMBER[8] = Keystroke.END;
    for (int number = 1; number <= 12; number++) {
      // 16 and 22 are left out in them.
      BY_NUMBER[10 + number + (number > 5 ? 1 : 0) + (number > 10 ? 1 : 0)] = function(number);
    }
  }

  private KeySequences() {}

  private static Keystroke function(int number) {
    return new Keystroke("F" + number);
  }

  /// {@return the key whose sequence is ESC O and this; null if there is none}
  static @Nullable Keystroke ss3(int last) {
    return BY_FINAL.get((char) last);
  }

  /// {@return the key whose sequence is ESC [ and this; null if there is none}
  static @Nullable Keystroke csi(byte[] parameters, int last) {
    if (parameters.length == 1 && parameters[0] == '[') {
      return last >= 'A' && last <= 'E' ? function(last - 'A' + 1) : null;
    }
    String[] numbers = new String(parameters, US_ASCII).split(";", -1);
    @Nullable Keystroke key;
    if (last == '~') {
      int number = number(numbers[0]);
      key = number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
    } else {
      key = last == 'M' ? null : BY_FINAL.get((char) last);
    }
    return key == null || numbers.length < 2 ? key : modified(key, number(numbers[1]) - 1);
  }

  /// @param modifiers 1 for Shift, 2 for Alt, 4 for Ctrl
  private static Keystroke modified(Keystroke key, int modifiers) {
    if (modifiers < 1) {
      return key;
    }
    StringBuilder name = new StringBuilder();
    name.append((modifiers & 4) > 0 ? "Ctrl-" : "");
    name.append((modifiers & 2) > 0 ? "Alt-" : "");
    name.append((modifiers & 1) > 0 ? "Shift-" : "");
    return new Keystroke(name.append(key.name()).toString());
  }

  /// {@return a number of one or two digits, or -1}
  private static int number(String digits) {
    return digits.matches("\\d{1,2}") ? Integer.parseInt(digits) : -1;
  }
}
