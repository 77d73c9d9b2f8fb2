package dev.parley.text;

import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.red;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
  private static final Display COLOURS = Display.PLAIN.withColours(ColourDepth.TRUE).withWidth(20);

  /// A bar stands for a line end.
  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "{bold}b{/}, <1>b<0>",
    "{bold}b{/bold} x, <1>b<0> x",
    "{bold red on blue}b{/bold}, '<1;31;44>b<0>'",
    "{#ff8800}b{/}, '<38;2;255;136;0>b<0>'",
    "{red}r{bold}b{/}r{/}, '<31>r<0;1;31>b<0;31>r<0>'",
    "{{bold}}, {bold}",
    "{{0}} }}{{, {0} }{",
    "{rule}, ────────────────────",
    "{rule A title}, ───── A title ──────",
    "{rule {red}R{/}}, '──────── <31>R<0> ─────────'",
    "a|{rule}|b, a|────────────────────|b",
    "{heading Help}|Text, <1>Help<0>|════|Text",
    "{paragraph}one|  two{/}, one two",
    "{list}| {item}one| {item}{bold}two{/}{/item}|{/list}|x, • one|• <1>two<0>|x",
    "{numbered}{item}one{item}two{/}, 1. one|2. two",
    "{list}{/}, ''",
    "one|, one",
    "one||, one|",
    "{link http://x.y/}label{/}, <4>label<0> (http://x.y/)",
    "{send go north}n{/}, <4>n<0>",
    "{gauge 3 10}, '█████░░░░░░░░░░ 3/10'",
  })
  void isReadAsAuthorsMeanIt(String source, String expected) {
    String seen = Visible.of(Markup.of(source.replace('|', '\n')).render(COLOURS));
    assertThat(seen).isEqualTo(expected.replace('|', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "{bolt}x{/} # 1 # 1 # {bolt} is not known (expected a style such as bold,",
        "a|  {bold}x # 2 # 3 # {bold} is not closed (expected {/} before the end)",
        "{bold}x{/red} # 1 # 8 # {/red} closes {bold} of line 1, column 1 (expected {/bold} or {/})",
        "x{/} # 1 # 2 # {/} closes nothing",
        "x{/bold} # 1 # 2 # {/bold} closes nothing",
        "{rule abc|} # 1 # 1 # {rule is not closed (expected } on the same line)",
        "日👍} # 1 # 3 # a brace that closes nothing (expected }} to show one)",
        "{list}x{/} # 1 # 7 # text between items (expected {item} or {/list})",
        "{list}{item}x # 1 # 7 # {item} is not closed (expected {/} before the end)",
        "{list}| # 1 # 1 # {list} is not closed (expected {/} before the end)",
        "{item}x{/} # 1 # 1 # {item} outside of a list (expected {list} before it)",
        "{gauge 1} # 1 # 1 # {gauge} (expected two numbers, as in {gauge 12 20})",
        "{gauge a b} # 1 # 1 # {gauge} (expected two numbers, as in {gauge 12 20})",
        "{link}x{/} # 1 # 6 # {link (expected a space and an address)",
        "{send }x{/} # 1 # 6 # {send (expected a space and what to send)",
        "{heading} # 1 # 9 # {heading (expected a space and a title)",
        "{0 # 1 # 3 # {0 of line 1, column 1 (expected } here)",
        "{100} # 1 # 1 # {100} (expected {0} to {99})",
        "{} # 1 # 1 # {} is empty (expected a style such as",
        "{rule {bold}x} # 1 # 14 # a brace that closes nothing (expected }} to show one)",
        "{rule x{/}} # 1 # 8 # {/} closes nothing (expected } first)",
        "{paragraph x}y{/} # 1 # 11 # {paragraph of line 1, column 1 (expected } here)",
      })
  void errorsSayWhereAndWhatWasExpected(String source, int line, int column, String problem) {
    assertThatExceptionOfType(MarkupException.class)
        .isThrownBy(() -> Markup.parse(source.replace('|', '\n')))
        .withMessageStartingWith("line " + line + ", column " + column + ": " + problem)
        .satisfies(e -> {
          assertThat(e.line()).isEqualTo(line);
          assertThat(e.column()).isEqualTo(column);
        });
  }

  @Test
  void argumentsAreFilledIn() {
    var template = Markup.parse("{bold}{0}{/} says: {1} ({0})");
    assertThat(Visible.of(template.with("Ann", red("hi")).render(COLOURS)))
        .isEqualTo("<1>Ann<0> says: <31>hi<0> (Ann)");
    assertThat(template.with("Bob", 7, "more").toString()).isEqualTo("Bob says: 7 (Bob)");
    assertThat(Markup.of("{rule {0}}", bold("T")).render(COLOURS.withColours(ColourDepth.NONE)))
        .isEqualTo("──────── T ─────────");
    assertThat(Markup.of("{link http://{0}/}{0}{/}", "x").toString()).isEqualTo("x (http://x/)");
    assertThat(Markup.of("{list}{item}{0}{/}", Text.list("a")).toString()).isEqualTo("• • a");
  }

  @Test
  void argumentsThatAreMissingAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Markup.of("{0} {2}", "a", "b"))
        .withMessage("{2}: 2 arguments were given (expected at least 3)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{bold}x{/}",
        "{/}",
        "}}",
        "{{",
        "{0}",
        "{1}",
        "{",
        "}",
        "a\nb",
        "\033[31mx",
        "\u202Ex",
        "$1",
        "\\"
      })
  void argumentsAreInert(String hostile) {
    String seen = Markup.of("{bold}<{0}>{/}{1}", hostile, "!").toString();
    assertThat(seen).isEqualTo("<" + Inert.line(hostile) + ">!").doesNotContain("\n", "\033");
    assertThat(Markup.of(Markup.escape(hostile)).toString()).isEqualTo(Inert.of(hostile));
  }

  @Test
  void markupWithoutArgumentsIsOneText() {
    var markup = Markup.parse("{bold}Help{/}");
    assertThat(markup.with()).isSameAs(markup.with("unused"));
  }

  @Test
  void deepNestingIsRefused() {
    assertThatExceptionOfType(MarkupException.class)
        .isThrownBy(() -> Markup.parse("{bold}".repeat(100_000)))
        .withMessageContaining("nested 33 deep (expected at most 32)");
    assertThat(Markup.of("{list}{item}".repeat(15) + "x" + "{/}".repeat(15)).render(COLOURS))
        .contains("x");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyStringIsReadOrRefusedWithItsPlace(long seed) {
    String[] parts = {
      "{",
      "}",
      "{{",
      "}}",
      "{/",
      "{/}",
      "bold",
      "{bold}",
      "{red on blue}",
      "on",
      "{0}",
      "{1}",
      "{rule ",
      "{rule}",
      "{heading x}",
      "{list}",
      "{item}",
      "{/item}",
      "{numbered}",
      "{paragraph}",
      "{link a}",
      "{send b}",
      "{gauge 1 2}",
      "{gauge ",
      " ",
      "\n",
      "x",
      "日",
      "e\u0301",
      "\033[1m",
      "\u0000",
      "\r"
    };
    var random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 4_000; i++) {
      var source = new StringBuilder();
      int length = 1 + random.nextInt(random.nextBoolean() ? 4 : 20);
      for (int k = 0; k < length; k++) {
        source.append(parts[random.nextInt(parts.length)]);
      }
      try {
        var text = Markup.of(source.toString(), "{bold}", Text.rule("t"));
        RandomTextTest.check(text, COLOURS);
        read++;
      } catch (MarkupException e) {
        assertThat(e.line()).isBetween(1, source.toString().split("\n", -1).length);
        assertThat(e.column()).isBetween(1, source.length() + 1);
        assertThat(e.getMessage().chars()).noneMatch(Character::isISOControl);
      }
    }
    assertThat(read).isPositive();
  }
}
