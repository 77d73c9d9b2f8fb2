package dev.parley.bench.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// The CPU time of the whole JVM for one operation, compiler and collector included: what else the
/// machine does shows in it much less than in the time that passes.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class CpuProfiler implements InternalProfiler {
  /// The name of the result, which is in nanoseconds.
  public static final String CPU = "cpu";

  private final OperatingSystemMXBean machine =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private long before;

  /// For JMH.
  public CpuProfiler() {}

  @Override
  public String getDescription() {
    return "CPU time of the JVM for one operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = machine.getProcessCpuTime();
  }

  @Override
  @SuppressWarnings("rawtypes") // as JMH has it
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanos = machine.getProcessCpuTime() - before;
    double each = nanos / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(CPU, each, "ns/op", AggregationPolicy.AVG));
  }
}
