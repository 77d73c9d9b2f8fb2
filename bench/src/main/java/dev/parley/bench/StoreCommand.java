package dev.parley.bench;

import dev.parley.bench.child.Child;
import dev.parley.bench.store.StoreMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What it costs to save and find objects.
///
/// Not thread-safe: many threads may use it, one at a time.
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = {
      "Saves per second beside the bare driver of SQLite, and what many saved objects cost.",
      "The files are made in the folder of temporary files, and removed."
    })
final class StoreCommand extends Part {
  private static final String SERVICE_1 = "service 1";
  private static final String SERVICE_100 = "service 100";
  private static final String DRIVER_1 = "driver 1";
  private static final String DRIVER_MANY = "driver many";

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int LOADS = 2_000;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "How often each has its turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "How long each turn is measured (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--objects",
      defaultValue = "1000000",
      description = "Saved objects for the second table (default: ${DEFAULT-VALUE}).")
  private int objects;

  private final Map<String, List<Double>> measured = new LinkedHashMap<>();

  @Override
  String measure() {
    try {
      Path folder = Files.createTempDirectory("parley-bench-store");
      try (var child =
          Child.start(
              "stores", -1, Contestant.PARLEY.flags(), StoreMain.class, folder.toString())) {
        return measure(child);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private String measure(Child child) {
    for (int round = 0; round <= rounds; round++) {
      // The first round compiles the code, and is not counted.
      for (String turn : List.of(SERVICE_1, DRIVER_1)) {
        note(round, turn, ask(child, turn + " " + seconds));
      }
      String many = ask(child, SERVICE_100 + " " + seconds);
      note(round, SERVICE_100, many);
      // As many in a commit as the service had just now.
      long together = Math.round(Double.parseDouble(many.split(" ", -1)[1]));
      note(round, DRIVER_MANY, ask(child, "driver " + together + " " + seconds));
    }
    ask(child, "fill " + objects);
    for (int round = 0; round <= rounds; round++) {
      for (String turn : List.of("start 0 empty.db", "start 0 full.db")) {
        note(round, turn, ask(child, turn));
      }
      note(round, "find", ask(child, "find " + LOADS + " " + objects));
    }
    return saves() + "\n" + loads();
  }

  private static String ask(Child child, String command) {
    child.tell(command);
    String answer = child.await("= ", LIMIT);
    System.err.printf("  %s: %s%n", command, answer);
    return answer;
  }

  private void note(int round, String turn, String answer) {
    String[] values = answer.split(" ", -1);
    for (int i = 0; round > 0 && i < values.length; i++) {
      measured
          .computeIfAbsent(i == 0 ? turn : turn + " " + i, _ -> new ArrayList<>())
          .add(Double.parseDouble(values[i]));
    }
  }

  private String saves() {
    var table =
        new Table(1, "who saves", "saves/s", "lowest - highest", "of the driver", "of one writer");
    table.add(row("service, 1 writer", SERVICE_1, DRIVER_1, SERVICE_1));
    table.add(row("driver, 1 save in a commit", DRIVER_1, DRIVER_1, DRIVER_1));
    table.add(row("service, 100 writers", SERVICE_100, DRIVER_MANY, SERVICE_1));
    String many = "driver, %.0f saves in a commit".formatted(median(SERVICE_100 + " 1"));
    table.add(row(many, DRIVER_MANY, DRIVER_MANY, DRIVER_1));
    return table.toString();
  }

  private String[] row(String title, String turn, String driver, String one) {
    var range = values(turn).stream().mapToDouble(value -> value).summaryStatistics();
    return new String[] {
      title,
      "%,.0f".formatted(median(turn)),
      "%,.0f - %,.0f".formatted(range.getMin(), range.getMax()),
      "%.2f".formatted(ratio(turn, driver)),
      "%.1f".formatted(ratio(turn, one))
    };
  }

  private String loads() {
    var table = new Table(1, "with %,d objects saved".formatted(objects), "median");
    table.add("start of a service, no objects", "%.0f ms".formatted(median("start 0 empty.db")));
    table.add("start of a service, these objects", "%.0f ms".formatted(median("start 0 full.db")));
    table.add("load of one object", "%.0f us".formatted(median("find")));
    table.add("the slowest of a hundred loads", "%.0f us".formatted(median("find 1")));
    return table.toString();
  }

  private List<Double> values(String turn) {
    return measured.getOrDefault(turn, List.of());
  }

  private double median(String turn) {
    return Median.of(values(turn).stream().mapToDouble(value -> value));
  }

  /// {@return the median of the ratios of each round}
  private double ratio(String turn, String base) {
    return Median.of(
        IntStream.range(0, rounds).mapToDouble(i -> values(turn).get(i) / values(base).get(i)));
  }
}
