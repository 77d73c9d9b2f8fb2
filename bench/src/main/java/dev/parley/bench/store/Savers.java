package dev.parley.bench.store;

import dev.parley.Service;
import dev.parley.store.Store;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// A service whose tasks save objects, one after the other.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Savers implements AutoCloseable {
  private final Service service;
  private final Store<Player> players;

  private Savers(Service service, Store<Player> players) {
    this.service = service;
    this.players = players;
  }

  /// Starts a service, which makes the database if it is missing.
  static Savers start(Path database) {
    Service service = Service.create();
    Store<Player> players = service.store(Player.class);
    service.start("--port=0", "--quiet", "--keep-alive=0", "--store=" + database);
    return new Savers(service, players);
  }

  /// How fast objects were saved.
  ///
  /// @param perSecond saves per second in the window
  /// @param together saves in a commit, on average
  record Rate(double perSecond, double together) {}

  /// Has as many tasks save, each an object of its own, and at least once.
  Rate rate(int writers, Window window) throws InterruptedException {
    var commits = Commits.counted();
    var all = new AtomicLong();
    var saved = new AtomicLong();
    var ended = new CountDownLatch(writers);
    for (int i = 0; i < writers; i++) {
      String key = "writer-" + i;
      var _ =
          service.start(() -> {
            Player player = players.loadOrCreate(key, () -> new Player(key));
            do {
              player.rise();
              players.save(player);
              all.incrementAndGet();
              if (window.isOpen()) {
                saved.incrementAndGet();
              }
            } while (!window.isOver());
            ended.countDown();
          });
    }
    ended.await();
    return new Rate(saved.get() / window.seconds(), (double) all.get() / commits.count());
  }

  /// Finds objects that are not active, one after the other.
  ///
  /// @return the nanoseconds of each
  long[] find(Iterable<String> keys, int count) throws InterruptedException {
    var nanos = new long[count];
    var ended = new CountDownLatch(1);
    var _ =
        service.start(() -> {
          int i = 0;
          for (String key : keys) {
            long start = System.nanoTime();
            Player player = players.load(key);
            nanos[i++] = System.nanoTime() - start;
            players.release(player);
          }
          ended.countDown();
        });
    ended.await();
    return nanos;
  }

  @Override
  public void close() {
    service.close();
  }
}
