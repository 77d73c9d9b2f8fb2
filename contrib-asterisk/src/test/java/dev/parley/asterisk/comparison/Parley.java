package dev.parley.asterisk.comparison;

import dev.parley.Service;
import dev.parley.asterisk.Action;
import dev.parley.asterisk.Lost;
import dev.parley.asterisk.Manager;
import dev.parley.asterisk.event.NewChannel;
import dev.parley.testkit.TestService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ours.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Parley implements Contestant {
  private final Service service = Service.create();
  private final TestService running = TestService.start(service);
  private @Nullable Consumer<String> newChannel;
  private @Nullable Consumer<Boolean> pinged;
  private @Nullable Runnable ended;
  private @Nullable Manager manager;

  @Override
  public String name() {
    return "Parley";
  }

  @Override
  public void connect(int port) throws Exception {
    manager =
        Manager.of(service)
            .address("127.0.0.1", port)
            .login("parley", "secret")
            .reconnect(false)
            .build();
    if (newChannel != null) {
      Consumer<String> handler = newChannel;
      manager.listen(NewChannel.class, event -> handler.accept(event.uniqueId()));
    }
    if (pinged != null) {
      Consumer<Boolean> handler = pinged;
      manager
          .on(NewChannel.class)
          .times(1)
          .listen(_ -> handler.accept(manager.send(Action.of("Ping")).text("Ping").equals("Pong")));
    }
    if (ended != null) {
      Runnable handler = ended;
      manager.listen(Lost.class, _ -> handler.run());
    }
    var connected = new CompletableFuture<Void>();
    service.start(() -> {
      manager.connect();
      connected.complete(null);
    });
    connected.get(20, TimeUnit.SECONDS);
  }

  @Override
  public long[] ping(int times) throws Exception {
    Manager pinged = manager;
    var result = new CompletableFuture<long[]>();
    service.start(() -> {
      var nanos = new long[times];
      for (int i = 0; i < times; i++) {
        long start = System.nanoTime();
        var _ = pinged.send(Action.of("Ping"));
        nanos[i] = System.nanoTime() - start;
      }
      result.complete(nanos);
    });
    return result.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void onNewChannel(Consumer<String> handler) {
    newChannel = handler;
  }

  @Override
  public void pingInHandler(Consumer<Boolean> result) {
    pinged = result;
  }

  @Override
  public void onEnd(Runnable handler) {
    ended = handler;
  }

  @Override
  public void close() {
    running.close();
  }
}
