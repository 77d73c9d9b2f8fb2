package dev.parley.bench;

import dev.parley.bench.jmh.StrandBenchmark;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What single steps cost.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "jmh",
    mixinStandardHelpOptions = true,
    description = "What single steps cost: a task of the strand, the dispatch of an event.")
final class JmhCommand extends Part {
  @Parameters(
      arity = "0..1",
      defaultValue = "",
      description = "A regular expression: which benchmarks (default: all).")
  private String pattern = "";

  @Option(
      names = "--forks",
      defaultValue = "3",
      description = "JVMs for each benchmark (default: ${DEFAULT-VALUE}).")
  private int forks;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      description = "How long each of the iterations is (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Override
  String measure() {
    var time = TimeValue.milliseconds(Math.round(seconds * 1000));
    var options =
        new OptionsBuilder()
            .include(StrandBenchmark.class.getPackageName().replace(".", "\\.") + ".*" + pattern)
            .forks(forks)
            .warmupTime(time)
            .measurementTime(time)
            .jvmArgsAppend(Contestant.PARLEY.flags().toArray(String[]::new))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .build();
    PrintStream out = System.out;
    System.setOut(System.err);
    try {
      return table(new Runner(options).run());
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH failed; what it said is above", e);
    } finally {
      System.setOut(out);
    }
  }

  private static String table(Collection<RunResult> results) {
    var table = new Table(2, "benchmark", "with", "ns", "error", "bytes allocated");
    results.forEach(result -> table.add(row(result)));
    return table.toString();
  }

  private static String[] row(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new String[] {
      name(result),
      parameters(result),
      "%,.1f".formatted(time.getScore()),
      "+- %,.1f".formatted(time.getScoreError()),
      bytes == null ? "" : "%,.0f".formatted(bytes.getScore())
    };
  }

  private static String name(RunResult result) {
    List<String> parts = List.of(result.getParams().getBenchmark().split("\\.", -1));
    return parts.get(parts.size() - 2).replace("Benchmark", "") + "." + parts.getLast();
  }

  private static String parameters(RunResult result) {
    var params = result.getParams();
    return params.getParamsKeys().stream()
        .map(key -> key + " " + params.getParam(key))
        .collect(Collectors.joining(", "));
  }
}
