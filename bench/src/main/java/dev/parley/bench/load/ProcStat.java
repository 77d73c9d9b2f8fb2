package dev.parley.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// CPU time as Linux counts it, in steps of 10 ms.
public final class ProcStat {
  private static final long NANOS_PER_TICK = 10_000_000;

  private ProcStat() {}

  /// {@return user and system time of all threads, dead ones included, of the process}
  public static long process(long pid) {
    String stat = read(Path.of("/proc/" + pid + "/stat"));
    // The name of the program, in parentheses, may hold anything; fields 14 and 15 are the times.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
  }

  /// {@return the time in which any processor of the machine was busy, summed over them}
  public static long machine() {
    String stat = read(Path.of("/proc/stat"));
    String[] fields = stat.substring(0, stat.indexOf('\n')).split(" +", -1);
    long ticks = 0;
    for (int i = 1; i <= 7; i++) {
      boolean idle = i == 4 || i == 5;
      ticks += idle ? 0 : Long.parseLong(fields[i]);
    }
    return ticks * NANOS_PER_TICK;
  }

  private static String read(Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.US_ASCII);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(
          path + " is not there (expected on Linux, as long as the process lives)", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
