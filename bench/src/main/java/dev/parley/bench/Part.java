package dev.parley.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A part of the benchmark that can be run by itself.
///
/// Not thread-safe: many threads may use it, one at a time.
abstract class Part implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Measures, which may take minutes.
  ///
  /// @return the result as Markdown
  abstract String measure();

  /// Prints what was measured, under a line that says where, when and how.
  @Override
  public final Integer call() {
    var arguments = spec.root().commandLine().getParseResult().originalArgs();
    String tables = measure();
    System.out.println(Machine.describe(String.join(" ", arguments)));
    System.out.println(tables);
    return 0;
  }
}
