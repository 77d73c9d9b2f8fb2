package dev.parley.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a piece of text looks: its colour, what is behind it, and bold, dim, italic, underline,
/// reverse and strike. What a style leaves open it takes from the text around it.
///
/// Immutable.
public final class Style {
  private static final List<String> EFFECTS =
      List.of("bold", "dim", "italic", "underline", "reverse", "strike");

  /// The parameter of each effect in an SGR sequence (ECMA-48, 8.3.117).
  private static final int[] SGR = {1, 2, 3, 4, 7, 9};

  /// Leaves everything open.
  public static final Style PLAIN = new Style(null, null, 0);

  /// Bold, or brighter.
  public static final Style BOLD = effect(0);

  /// Fainter.
  public static final Style DIM = effect(1);

  /// Italic.
  public static final Style ITALIC = effect(2);

  /// Underlined.
  public static final Style UNDERLINE = effect(3);

  /// Text and background exchanged.
  public static final Style REVERSE = effect(4);

  /// Struck through.
  public static final Style STRIKE = effect(5);

  private final @Nullable Colour text;
  private final @Nullable Colour background;

  /// A bit for each of `EFFECTS`.
  private final int effects;

  private Style(@Nullable Colour text, @Nullable Colour background, int effects) {
    this.text = text;
    this.background = background;
    this.effects = effects;
  }

  private static Style effect(int index) {
    return new Style(null, null, 1 << index);
  }

  /// {@return a style with a colour for the text}
  public static Style of(Colour text) {
    return new Style(Objects.requireNonNull(text, "text"), null, 0);
  }

  /// {@return a style with a colour behind the text}
  public static Style on(Colour background) {
    return new Style(null, Objects.requireNonNull(background, "background"), 0);
  }

  /// {@return the style that words describe, as authors and settings write it: `bold red on blue`,
  /// `underline #ff8800`; colours as by [Colour#parse]; nothing is [#PLAIN]}
  ///
  /// @throws IllegalArgumentException if a word is no part of a style
  public static Style parse(String words) {
    Style style = PLAIN;
    boolean behind = false;
    for (String word : words.split(" ", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      int effect = EFFECTS.indexOf(word);
      if (behind) {
        style = style.and(on(Colour.parse(word)));
        behind = false;
      } else if (word.equals("on")) {
        behind = true;
      } else if (effect >= 0) {
        style = style.and(effect(effect));
      } else {
        style = style.and(of(colour(word)));
      }
    }
    if (behind) {
      throw new IllegalArgumentException(
          "style: \"%s\" (expected a colour behind \"on\")".formatted(Inert.shown(words)));
    }
    return style;
  }

  private static Colour colour(String word) {
    try {
      return Colour.parse(word);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "style: \"%s\" (expected bold, dim, italic, underline, reverse, strike, a colour such as"
                  .formatted(Inert.shown(word))
              + " red, bright-red, colour214 or #ff8800, or on and a colour)",
          e);
    }
  }

  /// {@return both together; where they differ in a colour, the other's}
  public Style and(Style other) {
    if (other.equals(PLAIN) || other.equals(this)) {
      return this;
    }
    if (equals(PLAIN)) {
      return other;
    }
    return new Style(
        other.text == null ? text : other.text,
        other.background == null ? background : other.background,
        effects | other.effects);
  }

  Style withText(@Nullable Colour text) {
    return new Style(text, background, effects);
  }

  Style withBackground(@Nullable Colour background) {
    return new Style(text, background, effects);
  }

  /// {@return this with the effect of an SGR parameter, or null if it stands for none}
  @Nullable Style withEffect(int parameter) {
    for (int i = 0; i < SGR.length; i++) {
      if (SGR[i] == parameter) {
        return new Style(text, background, effects | 1 << i);
      }
    }
    return null;
  }

  /// {@return this without the effects of some SGR parameters}
  Style without(int... parameters) {
    int left = effects;
    for (int parameter : parameters) {
      for (int i = 0; i < SGR.length; i++) {
        if (SGR[i] == parameter) {
          left &= ~(1 << i);
        }
      }
    }
    return new Style(text, background, left);
  }

  @Nullable Colour text() {
    return text;
  }

  @Nullable Colour background() {
    return background;
  }

  /// {@return the SGR parameters of the effects, in order}
  List<Integer> effects() {
    List<Integer> parameters = new ArrayList<>();
    for (int i = 0; i < SGR.length; i++) {
      if ((effects & 1 << i) != 0) {
        parameters.add(SGR[i]);
      }
    }
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Style style
            && effects == style.effects
            && Objects.equals(text, style.text)
            && Objects.equals(background, style.background));
  }

  @Override
  public int hashCode() {
    return (Objects.hashCode(text) * 31 + Objects.hashCode(background)) * 31 + effects;
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < EFFECTS.size(); i++) {
      if ((effects & 1 << i) != 0) {
        words.add(EFFECTS.get(i));
      }
    }
    if (text != null) {
      words.add(text.toString());
    }
    if (background != null) {
      words.add("on " + background);
    }
    return String.join(" ", words);
  }
}
