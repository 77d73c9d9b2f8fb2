package dev.parley.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for any text on any display.
class RandomTextTest {
  private static final String[] CHARSETS = {
    "UTF-8", "UTF-8", "US-ASCII", "ISO-8859-1", "KOI8-R", "Big5"
  };

  private static final String[] WORDS = {
    "word",
    "a",
    "well-known",
    "longer-than-any-line-could-be-without-a-break",
    " ",
    "  ",
    "\n",
    "\n\n",
    "日本語",
    "。",
    "（",
    "👩\u200D👩\u200D👧",
    "❤\uFE0F",
    "🇩🇪",
    "\u0301",
    "e\u0301",
    "한",
    "\u1112",
    "\u1161",
    "\u00A0",
    "\u200B",
    "\u200D",
    "\uFE0F",
    "\033[31m",
    "\033[2J",
    "\u009B1m",
    "\u0000",
    "\r",
    "\t",
    "\007",
    "\u202E",
    "\uD83D",
    "\uDC4D",
    "é",
    "ß",
    "½",
    "─",
    "שלום",
    "क्षि",
    "12.5",
    "...",
    "\uFFA0",
    "\u0600",
    "{0}"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyTextKeepsToItsDisplay(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 150; i++) {
      Text text = text(random, 4);
      var display =
          new Display(
              ColourDepth.values()[random.nextInt(4)],
              Charset.forName(CHARSETS[random.nextInt(CHARSETS.length)]),
              Display.MIN_WIDTH + random.nextInt(random.nextBoolean() ? 10 : 90),
              random.nextBoolean());
      check(text, display);
      for (int width : new int[] {10, 20, 40, 80, 200}) {
        // Rendered by itself, and not by what is kept from other widths.
        assertThat(text.render(display.withWidth(width)))
            .isEqualTo(Layout.render(text.node(), display.withWidth(width)).text());
      }
    }
  }

  /// Checks a rendering for what must never be otherwise.
  static void check(Text text, Display display) {
    String rendered = text.render(display);
    String plain = Visible.withoutStyles(rendered);
    assertThat(plain.chars().filter(Character::isISOControl).filter(c -> c != '\n'))
        .as("control characters in %s", plain)
        .isEmpty();
    assertThat(plain).isEqualTo(text.render(display.withColours(ColourDepth.NONE)));
    for (String line : rendered.split("\n", -1)) {
      String visible = Visible.withoutStyles(line);
      assertThat(DisplayWidth.of(visible))
          .as("columns of %s on %s", visible, display)
          .isLessThanOrEqualTo(display.width());
      if (line.contains("\033")) {
        assertThat(line.lastIndexOf("\033[0m")).isEqualTo(line.lastIndexOf('\033'));
      }
    }
    assertThat(display.charset().newEncoder().canEncode(plain))
        .as("%s in %s", plain, display.charset())
        .isTrue();
  }

  private static Text text(Random random, int depth) {
    if (depth == 0) {
      return Text.of(words(random));
    }
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> Text.of(words(random));
      case 3, 4 -> Text.of(texts(random, depth).toArray());
      case 5 -> text(random, depth - 1).style(style(random));
      case 6 -> Text.lines(texts(random, depth));
      case 7 -> Text.paragraph(text(random, depth - 1));
      case 8 -> Text.heading(text(random, depth - 1));
      case 9 ->
          random.nextBoolean()
              ? Text.rule(text(random, depth - 1))
              : Text.ruleOf(random.nextBoolean() ? "日-" : "\uFFA0", words(random));
      case 10 ->
          random.nextBoolean()
              ? Text.list(texts(random, depth))
              : Text.numbered(texts(random, depth));
      case 11 -> table(random, depth);
      case 12 ->
          random.nextBoolean()
              ? Text.gauge(random.nextInt(200) - 50, random.nextInt(100), 1 + random.nextInt(60))
              : Text.gauge(random.nextLong(), random.nextLong());
      default ->
          random.nextBoolean()
              ? Text.link(text(random, depth - 1), words(random))
              : Text.ansi(words(random) + "\033[1;38;5;99m" + words(random));
    };
  }

  private static List<Text> texts(Random random, int depth) {
    List<Text> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      texts.add(text(random, depth - 1));
    }
    return texts;
  }

  private static Text table(Random random, int depth) {
    var columns = new Object[1 + random.nextInt(5)];
    for (int i = 0; i < columns.length; i++) {
      Column column = Column.of(random.nextBoolean() ? "" : words(random));
      column = random.nextBoolean() ? column.right() : column.centred();
      column = random.nextInt(4) == 0 ? column.atLeast(2 + random.nextInt(20)) : column;
      columns[i] = random.nextInt(4) == 0 ? column.atMost(2 + random.nextInt(20)) : column;
    }
    var table = Text.table(columns);
    for (int row = random.nextInt(4); row > 0; row--) {
      var cells = new Object[columns.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = random.nextInt(3) > 0 ? words(random) : text(random, depth - 1);
      }
      table.row(cells);
    }
    return table.toText();
  }

  private static Style style(Random random) {
    String[] styles = {
      "bold", "red", "on blue", "dim #ff8800", "colour214 on colour214", "reverse"
    };
    return Style.parse(styles[random.nextInt(styles.length)]);
  }

  private static String words(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }
}
