package dev.parley.text;

import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.brightBlack;
import static dev.parley.text.Styles.colour;
import static dev.parley.text.Styles.green;
import static dev.parley.text.Styles.italic;
import static dev.parley.text.Styles.on;
import static dev.parley.text.Styles.red;
import static dev.parley.text.Styles.underline;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people see, in files: `screens/*.txt` beside this class. `-Dscreens.update=true` writes
/// them anew, to be read before they are committed.
class ScreenTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/parley/text/screens");

  @ParameterizedTest
  @CsvSource({
    "80, 80 NONE UTF-8 false",
    "40, 40 NONE UTF-8 false",
    "20, 20 NONE UTF-8 false",
    "ascii-40, 40 NONE US-ASCII false",
    "latin-1-40, 40 NONE ISO-8859-1 false",
    "screen-reader, 80 NONE UTF-8 true",
    "sixteen, 80 SIXTEEN UTF-8 false",
    "palette, 80 PALETTE UTF-8 false",
    "true, 80 TRUE UTF-8 false",
    "true-20, 20 TRUE UTF-8 false",
    "ascii-screen-reader-sixteen, 80 SIXTEEN US-ASCII true",
  })
  void peopleSee(String name, String display) throws IOException {
    String[] words = display.split(" ");
    String seen =
        Visible.of(
                text()
                    .render(
                        new Display(
                            ColourDepth.valueOf(words[1]),
                            Charset.forName(words[2]),
                            Integer.parseInt(words[0]),
                            Boolean.parseBoolean(words[3]))))
            + "\n";
    Path file = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("screens.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, seen);
    }
    assertThat(seen).isEqualTo(Files.readString(file));
  }

  private static Text text() {
    return Text.lines(
        Text.rule(bold("The Gilded Flagon")),
        Text.paragraph(
            """
            A low room, thick with smoke and the smell of
            """,
            italic("Bœuf à la bière"),
            """
            . Someone has carved “Émile was here” into the bar.

            A\s\
            """,
            colour(Colour.rgb(255, 135, 0), "fire"),
            " burns in the hearth."),
        "",
        Text.heading("Who is here"),
        Text.table("Name", Column.of("Level").right(), "Doing")
            .row(green("Ann"), 3, "mending the roof of the old mill")
            .row("Bartholomew", 112, Text.of(red("asleep"), "."))
            .row("李小龙 🥋", 40, "訓練している、毎日。")
            .row("", 0, "")
            .toText(),
        "",
        Text.list(
            "a lamp",
            Text.lines("a bag with", Text.numbered("a silver coin", "a rusty old key")),
            underline("a sword — ", on(Colour.palette(52), "red-hot"), ", ", brightBlack("old"))),
        Text.of("Health ", green(Text.gauge(12, 20, 10))),
        Text.of(
            "Say ",
            Text.command("north", "go north"),
            " or read ",
            Text.link("the wiki", "https://example.org/"),
            "."),
        Text.rule());
  }
}
