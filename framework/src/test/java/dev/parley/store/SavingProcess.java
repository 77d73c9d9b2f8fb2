package dev.parley.store;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A program that saves until it is killed, and says on its standard output what it has saved.
final class SavingProcess {
  static final int WRITERS = 20;

  private SavingProcess() {}

  /// Two fields that belong together, and enough between them to be torn.
  static class Counter {
    @Id String key;
    int count;
    String filling = "";
    int again;

    private Counter() {}

    Counter(String key) {
      this.key = key;
    }

    void count() {
      count++;
      filling = ("" + count % 10).repeat(2000);
      again = count;
    }
  }

  static StoreFixture open(Path folder) throws Exception {
    return new StoreFixture(
            DatabaseAddress.of("counters.db", folder, "", ""),
            stores -> stores.store("counter", Counter.class))
        .open();
  }

  /// @param args the folder of the database
  public static void main(String[] args) throws Exception {
    var fixture = open(Path.of(args[0]));
    Store<Counter> counters = fixture.store(Counter.class);
    for (int i = 0; i < WRITERS; i++) {
      String key = "c" + i;
      fixture.start(() -> {
        var counter = counters.loadOrCreate(key, () -> new Counter(key));
        while (true) {
          counter.count();
          counters.save(counter);
          System.out.println(key + " " + counter.count);
          if (System.out.checkError()) {
            Runtime.getRuntime().halt(1); // the test is gone
          }
        }
      });
    }
    new CountDownLatch(1).await();
  }
}
