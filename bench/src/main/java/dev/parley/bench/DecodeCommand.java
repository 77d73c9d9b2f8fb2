package dev.parley.bench;

import static java.util.Objects.requireNonNull;

import dev.parley.bench.jmh.CpuProfiler;
import dev.parley.bench.jmh.DecodeBenchmark;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What telnet adds to the decoding of lines.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description = "What it takes to decode a line, with all telnet options on and without telnet.")
final class DecodeCommand extends Part {
  private static final String BASE = "bare";
  private static final List<String> DECODERS = List.of(BASE, "withoutTelnet", "telnet", "netty");
  private static final List<String> LINES_PER_READ = List.of("1", "16");
  private static final TimeValue ITERATION = TimeValue.milliseconds(100);
  private static final int WARMUPS = 10;
  private static final int ITERATIONS = 15;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each decoder has its turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  String measure() {
    Map<String, List<Double>> nanos = new LinkedHashMap<>();
    PrintStream out = System.out;
    System.setOut(System.err);
    try {
      for (int round = 0; round < rounds; round++) {
        for (String lines : LINES_PER_READ) {
          for (String decoder : DECODERS) {
            nanos
                .computeIfAbsent(key(lines, decoder), _ -> new ArrayList<>())
                .add(nanosPerLine(lines, decoder));
          }
        }
      }
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH failed; what it said is above", e);
    } finally {
      System.setOut(out);
    }
    return table(nanos);
  }

  /// In a JVM of its own, since no two of them compile the same code.
  private static double nanosPerLine(String lines, String decoder) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(DecodeBenchmark.class.getName() + "\\." + decoder + "$")
            .param("linesPerRead", lines)
            .forks(1)
            .warmupIterations(WARMUPS)
            .warmupTime(ITERATION)
            .measurementIterations(ITERATIONS)
            .measurementTime(ITERATION)
            .jvmArgsAppend(Contestant.PARLEY.flags().toArray(String[]::new))
            .addProfiler(CpuProfiler.class)
            .shouldFailOnError(true)
            .build();
    RunResult result = new Runner(options).runSingle();
    return Median.of(
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> cpu(iteration)));
  }

  private static double cpu(IterationResult iteration) {
    return requireNonNull(iteration.getSecondaryResults().get(CpuProfiler.CPU)).getScore();
  }

  private String table(Map<String, List<Double>> nanos) {
    var table =
        new Table(2, "decoder", "lines in a read", "CPU ns/line", "lowest - highest", "of bare");
    for (String lines : LINES_PER_READ) {
      List<Double> base = nanos.getOrDefault(key(lines, BASE), List.of());
      for (String decoder : DECODERS) {
        List<Double> own = nanos.getOrDefault(key(lines, decoder), List.of());
        var range = own.stream().mapToDouble(one -> one).summaryStatistics();
        double ratio =
            Median.of(IntStream.range(0, rounds).mapToDouble(i -> own.get(i) / base.get(i)));
        table.add(
            decoder,
            lines,
            "%.1f".formatted(Median.of(own.stream().mapToDouble(one -> one))),
            "%.1f - %.1f".formatted(range.getMin(), range.getMax()),
            "%.2f".formatted(ratio));
      }
    }
    return table.toString();
  }

  private static String key(String lines, String decoder) {
    return decoder + " " + lines;
  }
}
