package dev.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Where and when it was measured.
final class Machine {
  private Machine() {}

  /// {@return one line for under a heading}
  static String describe(String command) {
    return "Measured on %s with `bench/run %s`: %d processors (%s), %s %s, JDK %s.\n"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            command,
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.version"));
  }

  /// {@return how many files a process may have open}
  static int openFiles() throws IOException {
    var limits = Path.of("/proc/self/limits");
    for (String line : Files.readAllLines(limits)) {
      if (line.startsWith("Max open files")) {
        return Integer.parseInt(line.split(" +", -1)[3]);
      }
    }
    throw new IOException(limits + " says nothing of open files (expected on Linux)");
  }

  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
