package dev.parley.text;

import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.green;
import static dev.parley.text.Styles.on;
import static dev.parley.text.Styles.red;
import static dev.parley.text.Styles.styled;
import static dev.parley.text.Styles.underline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Display SIXTEEN = Display.PLAIN.withColours(ColourDepth.SIXTEEN);

  @Nested
  class Pieces {
    @Test
    void standBehindEachOther() {
      assertThat(Text.of("a", 1, bold("b"), null).render(Display.PLAIN)).isEqualTo("a1bnull");
      assertThat(Text.of().render(Display.PLAIN)).isEmpty();
      assertThat(Text.of("a").plus("b", 2)).isEqualTo(Text.of("a", "b", 2));
    }

    @Test
    void areJoined() {
      assertThat(Text.join(red(", "), List.of("a", bold("b"), 3)).toString()).isEqualTo("a, b, 3");
      assertThat(Text.join(", ", List.of("a"))).isEqualTo(Text.of("a"));
      assertThat(Text.join(", ", List.of())).isEqualTo(Text.empty());
    }

    @Test
    void stylesNest() {
      assertThat(Visible.of(red("It is ", bold("hot"), "!").render(SIXTEEN)))
          .isEqualTo("<31>It is <0;1;31>hot<0;31>!<0>");
      assertThat(Visible.of(red(green("g"), "r").render(SIXTEEN))).isEqualTo("<32>g<0;31>r<0>");
      assertThat(Visible.of(styled(Style.parse("bold red on blue"), "x").render(SIXTEEN)))
          .isEqualTo("<1;31;44>x<0>");
    }

    @Test
    void neighboursOfOneStyleShareASequence() {
      assertThat(Visible.of(Text.of(red("a"), red("b")).render(SIXTEEN))).isEqualTo("<31>ab<0>");
    }

    @Test
    void coloursGoDownToWhatThereIs() {
      var text = styled(Style.parse("#ff8800 on colour214"), "x");
      assertThat(Visible.of(text.render(Display.PLAIN.withColours(ColourDepth.TRUE))))
          .isEqualTo("<38;2;255;136;0;48;5;214>x<0>");
      assertThat(Visible.of(text.render(Display.PLAIN.withColours(ColourDepth.PALETTE))))
          .isEqualTo("<38;5;208;48;5;214>x<0>");
      assertThat(text.render(Display.PLAIN)).isEqualTo("x");
    }

    @Test
    void textStaysVisibleWhereItsColourBecomesThatBehindIt() {
      var text = styled(Style.parse("#fe0000 on #ff0000"), "x");
      assertThat(Visible.of(text.render(SIXTEEN))).isEqualTo("<30;101>x<0>");
      var hidden = styled(Style.parse("red on red"), "x");
      assertThat(Visible.of(hidden.render(SIXTEEN))).isEqualTo("<31;41>x<0>");
    }

    @Test
    void linksShowWhereTheyLead() {
      assertThat(Visible.of(Text.link("docs", "http://x.org/").render(SIXTEEN)))
          .isEqualTo("<4>docs<0> (http://x.org/)");
      assertThat(Text.link("http://x.org/", "http://x.org/").render(Display.PLAIN))
          .isEqualTo("http://x.org/");
      assertThat(Visible.of(red(Text.command("n", "go north")).render(SIXTEEN)))
          .isEqualTo("<4;31>n<0>");
    }

    @Test
    void gaugesShowValueAndMaximum() {
      assertThat(Text.gauge(0, 20, 5).render(Display.PLAIN)).isEqualTo("░░░░░ 0/20");
      assertThat(Text.gauge(1, 2000, 5).render(Display.PLAIN)).isEqualTo("█░░░░ 1/2000");
      assertThat(Text.gauge(1999, 2000, 5).render(Display.PLAIN)).isEqualTo("████░ 1999/2000");
      assertThat(Text.gauge(30, 20, 5).render(Display.PLAIN)).isEqualTo("█████ 30/20");
      assertThat(Text.gauge(-3, 20, 5).render(Display.PLAIN)).isEqualTo("░░░░░ -3/20");
      assertThat(Text.gauge(0, 0, 5).render(Display.PLAIN)).isEqualTo("░░░░░ 0/0");
      assertThat(Text.gauge(12, 20, 5).render(Display.PLAIN.withCharset(StandardCharsets.US_ASCII)))
          .isEqualTo("[###--] 12/20");
      assertThat(Text.gauge(12, 20).render(Display.PLAIN.withScreenReader(true)))
          .isEqualTo("12 of 20");
      assertThat(Text.gauge(12, 20).render(Display.PLAIN.withWidth(10))).isEqualTo("██░░ 12/20");
    }

    @Test
    void tooDeepOnesAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> {
            Text text = Text.of("x");
            for (int i = 0; i < 1000; i++) {
              text = Text.list(text);
            }
          })
          .withMessageStartingWith("text: nested 101 deep (expected at most 100)");
    }

    @Test
    void longChainsAreFlat() {
      Text text = Text.empty();
      for (int i = 0; i < 1000; i++) {
        text = underline(bold(text.plus("x")));
        text = text.style(Style.BOLD);
        if (i % 50 == 0) {
          text = Text.of(text.render(Display.PLAIN.withWidth(1000)));
        }
      }
      assertThat(text.toString()).hasSize(1000);
    }
  }

  @Nested
  class Blocks {
    @Test
    void rulesTakeTheWholeWidth() {
      assertThat(Text.rule("Title").render(Display.PLAIN.withWidth(20)))
          .isEqualTo("────── Title ───────");
      assertThat(Text.ruleOf("-=").render(Display.PLAIN.withWidth(11))).isEqualTo("-=-=-=-=-=-");
      assertThat(Text.ruleOf("日").render(Display.PLAIN.withWidth(11))).isEqualTo("日日日日日 ");
      assertThat(Text.rule("A title that is long").render(Display.PLAIN.withWidth(12)))
          .isEqualTo("─ A title ──\n─ that is ──\n─── long ───");
      assertThat(Text.rule("T").render(Display.PLAIN.withScreenReader(true))).isEqualTo("T");
      assertThat(Text.rule().render(Display.PLAIN.withScreenReader(true))).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Text.ruleOf("\u200B"))
          .withMessageStartingWith("pattern:");
    }

    @Test
    void listsHangTheirItems() {
      var list = Text.numbered(Collections.nCopies(10, "an item of words"));
      assertThat(list.render(Display.PLAIN.withWidth(14)))
          .startsWith(" 1. an item of\n    words\n 2. an")
          .endsWith("\n10. an item of\n    words");
    }

    @Test
    void deepListsKeepToTheWidth() {
      Text text = Text.of("deep inside");
      for (int i = 0; i < 20; i++) {
        text = Text.list(text);
      }
      assertThat(text.render(Display.PLAIN.withWidth(10)).lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(10));
    }

    @Test
    void tablesAlign() {
      var table =
          Text.table("L", Column.of("R").right(), Column.of("C").centred())
              .row("aaa", 1, "ccccc")
              .row("a", 1000, "c")
              .toText();
      assertThat(table.render(Display.PLAIN))
          .isEqualTo(
              """
              L       R    C
              ───  ────  ─────
              aaa     1  ccccc
              a    1000    c\
              """);
    }

    @Test
    void tablesWithoutTitlesHaveNoHeader() {
      assertThat(Text.table("", "").row("a", "b").toText().render(Display.PLAIN))
          .isEqualTo("a   b");
      assertThat(
              Text.table("", "")
                  .row("a", "b")
                  .toText()
                  .render(Display.PLAIN.withScreenReader(true)))
          .isEqualTo("a. b.");
    }

    @Test
    void columnsKeepTheirLimits() {
      var table =
          Text.table(Column.of("A").atLeast(6), Column.of("B").atMost(4))
              .row("a", "one two three")
              .toText();
      assertThat(table.render(Display.PLAIN))
          .isEqualTo("A       B\n──────  ────\na       one\n        two\n        thre\n        e");
    }

    @Test
    void tablesBecomeSentencesForAScreenReader() {
      var table =
          Text.table("Name", "Level", "Says")
              .row("Ann", 3, "Hello!")
              .row("Bob", "", Text.lines("two", "lines"))
              .toText();
      assertThat(table.render(Display.PLAIN.withScreenReader(true)))
          .isEqualTo("Name: Ann. Level: 3. Says: Hello!\nName: Bob. Says:\ntwo\nlines");
    }

    @Test
    void rowsHaveAsManyCellsAsThereAreColumns() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Text.table("A", "B").row("a"))
          .withMessage("row: 1 cells (expected 2, as there are columns)");
      assertThatIllegalArgumentException().isThrownBy(() -> Text.table());
    }

    @Test
    void aTableIsNotChangedByLaterRows() {
      var table = Text.table("A").row("a");
      var text = table.toText();
      table.row("b");
      assertThat(text.render(Display.PLAIN)).isEqualTo("A\n──\na");
    }
  }

  @Nested
  class Rendered {
    @Test
    void equalDisplaysShareARendering() {
      var text = Text.of("It is ", red("hot"), ".");
      assertThat(text.render(SIXTEEN)).isSameAs(text.render(SIXTEEN.withWidth(80)));
    }

    @Test
    void whatFitsIsRenderedOnceForAllWidths() {
      var text = Text.of("It is ", red("hot"), ".");
      assertThat(text.render(SIXTEEN.withWidth(200))).isSameAs(text.render(SIXTEEN.withWidth(10)));
      assertThat(text.render(SIXTEEN)).isNotEqualTo(text.render(Display.PLAIN));
    }

    @Test
    void whatHasToBeBrokenIsNot() {
      var text = Text.of("It is very ", red("hot"), ".");
      var rule = Text.rule();
      assertThat(text.render(SIXTEEN.withWidth(10))).contains("\n");
      assertThat(text.render(SIXTEEN)).doesNotContain("\n");
      assertThat(rule.render(SIXTEEN.withWidth(10))).hasSize(10);
      assertThat(rule.render(SIXTEEN)).hasSize(80);
    }

    @Test
    void fewRenderingsAreKept() {
      var rule = Text.rule();
      var first = rule.render(Display.PLAIN.withWidth(10));
      assertThat(rule.render(Display.PLAIN.withWidth(10))).isSameAs(first);
      for (int width = 20; width < 40; width++) {
        rule.render(Display.PLAIN.withWidth(width));
      }
      assertThat(rule.render(Display.PLAIN.withWidth(10))).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void equalTextsAreBuiltAlike() {
      var text = Text.lines(List.of(bold("a"), Text.gauge(1, 2), on(Colour.RED, "x")));
      assertThat(text)
          .isEqualTo(Text.lines(bold("a"), Text.gauge(1, 2), on(Colour.RED, "x")))
          .hasSameHashCodeAs(Text.lines(bold("a"), Text.gauge(1, 2), on(Colour.RED, "x")))
          .isNotEqualTo(Text.lines("a"));
    }
  }

  @Test
  void widthsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Display(ColourDepth.NONE, StandardCharsets.UTF_8, 9, false))
        .withMessage("width: 9 (expected 10..1000 columns)");
    assertThat(Display.PLAIN.withWidth(3).width()).isEqualTo(10);
    assertThat(Display.PLAIN.withWidth(5000).width()).isEqualTo(1000);
  }
}
