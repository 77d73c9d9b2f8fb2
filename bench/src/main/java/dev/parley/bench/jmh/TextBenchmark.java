package dev.parley.bench.jmh;

import static dev.parley.text.Styles.bold;
import static dev.parley.text.Styles.green;

import dev.parley.text.ColourDepth;
import dev.parley.text.Column;
import dev.parley.text.Display;
import dev.parley.text.Markup;
import dev.parley.text.Table;
import dev.parley.text.Text;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it takes to build a text and to render it: a line of a chat with two styled pieces, and a
/// table of twenty rows.
///
/// Not thread-safe: many threads may use it, one at a time.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextBenchmark {
  private static final Display COLOURS = Display.PLAIN.withColours(ColourDepth.TRUE);

  private static final Markup SAYS = Markup.parse("{bold}{0}{/} says: {green}{1}{/}");

  private String name = "Ann";
  private String line = "Has anybody seen the key to the old mill by the river?";

  private final Text said = line();

  /// Joins strings, to compare with.
  @Benchmark
  public String joinedStrings() {
    return "\033[1m" + name + "\033[0m says: \033[32m" + line + "\033[0m";
  }

  /// Builds a line and renders it once.
  @Benchmark
  public String lineBuiltAndRendered() {
    return line().render(COLOURS);
  }

  /// Fills in a template and renders it once.
  @Benchmark
  public String templateFilledAndRendered() {
    return SAYS.with(name, line).render(COLOURS);
  }

  /// Builds a line and renders it once, for a narrow display that has to break it.
  @Benchmark
  public String lineBuiltAndWrapped() {
    return line().render(COLOURS.withWidth(40));
  }

  /// Asks for a line that was rendered before, as each further reader does.
  @Benchmark
  public String lineRenderedBefore() {
    return said.render(COLOURS);
  }

  /// Builds a table of twenty rows and renders it once.
  @Benchmark
  public String tableBuiltAndRendered() {
    return table().render(COLOURS);
  }

  /// Builds a table of twenty rows and renders it once, for a display in which cells are wrapped.
  @Benchmark
  public String tableBuiltAndWrapped() {
    return table().render(COLOURS.withWidth(60));
  }

  private Text line() {
    return Text.of(bold(name), " says: ", green(line));
  }

  private Text table() {
    Table table = Text.table("Name", Column.of("Level").right(), "Doing");
    for (int i = 0; i < 20; i++) {
      table.row(bold(name), i, line);
    }
    return table.toText();
  }
}
