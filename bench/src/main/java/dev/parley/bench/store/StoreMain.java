package dev.parley.bench.store;

import dev.parley.bench.child.Parent;
import dev.parley.store.DatabaseAddress;
import dev.parley.store.SavedObject;
import dev.parley.store.SavedObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A JVM in which objects are saved and found; the service and the bare driver take turns in it.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class StoreMain {
  private static final String SAVED_AT = "2026-01-02T03:04:05.678Z";
  private static final int AT_ONCE = 10_000;

  private final Path folder;
  private final Random random = new Random(7);

  private StoreMain(Path folder) {
    this.folder = folder;
  }

  /// Obeys until the parent is gone.
  static void main(String[] args) throws IOException, InterruptedException, SQLException {
    var parent = Parent.connect();
    var stores = new StoreMain(Path.of(args[0]));
    stores.makeWriters("parley.db");
    stores.makeWriters("driver.db");
    while (true) {
      parent.answer("= " + stores.obey(parent.command().split(" ", -1)));
    }
  }

  private String obey(String[] words) throws InterruptedException, SQLException {
    int count = Integer.parseInt(words[1]);
    return switch (words[0]) {
      case "service" -> {
        try (var savers = Savers.start(folder.resolve("parley.db"))) {
          var rate = savers.rate(count, Window.of(Double.parseDouble(words[2])));
          yield rate.perSecond() + " " + rate.together();
        }
      }
      case "driver" -> {
        try (var driver = new BareDriver(folder.resolve("driver.db"))) {
          yield "" + driver.rate(count, Window.of(Double.parseDouble(words[2])));
        }
      }
      case "fill" -> "" + fill(count);
      case "start" -> "" + start(words[2]);
      case "find" -> find(count, Integer.parseInt(words[2]));
      default -> throw new IllegalArgumentException("no command " + words[0]);
    };
  }

  private void makeWriters(String database) throws InterruptedException {
    try (var savers = Savers.start(folder.resolve(database))) {
      var _ = savers.rate(100, Window.of(0.1));
    }
  }

  /// Makes two databases, one with nothing in it.
  private int fill(int count) {
    for (String database : List.of("empty.db", "full.db")) {
      // The service makes the tables, and the index.
      Savers.start(folder.resolve(database)).close();
    }
    try (var objects = SavedObjects.open(DatabaseAddress.of("full.db", folder, "", ""))) {
      var some = new ArrayList<SavedObject>();
      for (int i = 0; i < count; i++) {
        String key = key(i);
        some.add(new SavedObject("player", key, 1, 1, Player.document(key, i % 100), SAVED_AT));
        if (some.size() == AT_ONCE || i == count - 1) {
          var _ = objects.write(some, false);
          some.clear();
        }
      }
    }
    return count;
  }

  private static String key(int number) {
    return "player-%07d".formatted(number);
  }

  /// {@return the milliseconds until a service lets people in}
  private double start(String database) {
    long start = System.nanoTime();
    try (var _ = Savers.start(folder.resolve(database))) {
      return (System.nanoTime() - start) / 1e6;
    }
  }

  /// {@return the median and the 99th percentile of the microseconds that one takes}
  private String find(int count, int objects) throws InterruptedException {
    try (var savers = Savers.start(folder.resolve("full.db"))) {
      long[] nanos =
          savers.find(random.ints(count, 0, objects).mapToObj(StoreMain::key).toList(), count);
      Arrays.sort(nanos);
      return nanos[count / 2] / 1e3 + " " + nanos[(int) (count * 0.99)] / 1e3;
    }
  }
}
