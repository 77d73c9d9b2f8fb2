package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a string with SGR sequences into styled pieces, and drops all other sequences.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Ansi {
  /// Control sequences, strings such as titles and links with their end, and single escapes.
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "(?:\033\\[|\u009B)([0-?]*)[ -/]*([@-~])"
              + "|\033[\\]PX^_][^\033\007]*(?:\007|\033\\\\)?"
              + "|\033[ -/]*[0-~]?");

  private final List<Node> parts = new ArrayList<>();
  private Style style = Style.PLAIN;

  private Ansi() {}

  static Node read(String text) {
    Ansi ansi = new Ansi();
    Matcher matcher = SEQUENCE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      ansi.add(text.substring(end, matcher.start()));
      if ("m".equals(matcher.group(2))) {
        ansi.sgr(matcher.group(1));
      }
      end = matcher.end();
    }
    ansi.add(text.substring(end));
    return new Node.Join(List.copyOf(ansi.parts));
  }

  private void add(String text) {
    if (!text.isEmpty()) {
      Node run = new Node.Run(Inert.of(text));
      parts.add(style.equals(Style.PLAIN) ? run : new Node.Styled(style, run));
    }
  }

  /// Parameters that mean nothing here change nothing, and a colour that is cut off ends the
  /// sequence.
  private void sgr(String parameters) {
    String[] words = parameters.split(";", -1);
    for (int i = 0; i < words.length; i++) {
      int code = number(words[i]);
      if (code == 38 || code == 48) {
        boolean isRgb = i + 1 < words.length && number(words[i + 1]) == 2;
        int last = i + (isRgb ? 4 : 2);
        Colour colour = last < words.length ? extended(words, i + 1) : null;
        if (colour == null) {
          return;
        }
        style = code == 38 ? style.withText(colour) : style.withBackground(colour);
        i = last;
      } else {
        set(code);
      }
    }
  }

  private static @Nullable Colour extended(String[] words, int kind) {
    int first = number(words[kind + 1]);
    if (first < 0 || first > 255) {
      return null;
    }
    int system = number(words[kind]);
    if (system == 5) {
      return Colour.palette(first);
    }
    if (system != 2) {
      return null;
    }
    int green = number(words[kind + 2]);
    int blue = number(words[kind + 3]);
    boolean isColour = green >= 0 && green < 256 && blue >= 0 && blue < 256;
    return isColour ? Colour.rgb(first, green, blue) : null;
  }

  private void set(int code) {
    Style effect = style.withEffect(code);
    if (effect != null) {
      style = effect;
    } else if (code == 0) {
      style = Style.PLAIN;
    } else if (code == 22) {
      style = style.without(1, 2);
    } else if (code == 23 || code == 24 || code == 27 || code == 29) {
      style = style.without(code - 20);
    } else if (code >= 30 && code <= 37) {
      style = style.withText(Colour.palette(code - 30));
    } else if (code == 39) {
      style = style.withText(null);
    } else if (code >= 40 && code <= 47) {
      style = style.withBackground(Colour.palette(code - 40));
    } else if (code == 49) {
      style = style.withBackground(null);
    } else if (code >= 90 && code <= 97) {
      style = style.withText(Colour.palette(code - 82));
    } else if (code >= 100 && code <= 107) {
      style = style.withBackground(Colour.palette(code - 92));
    }
  }

  /// {@return the number, zero if there is none, -1 if it is out of any range or has parts}
  private static int number(String word) {
    if (word.isEmpty()) {
      return 0;
    }
    return word.length() < 4 && word.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(word)
        : -1;
  }
}
