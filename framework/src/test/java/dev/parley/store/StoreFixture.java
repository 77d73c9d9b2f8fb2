package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.state.StateCodec;
import dev.parley.strand.LoopCarrier;
import dev.parley.strand.Strand;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Stores on a strand, without a service.
final class StoreFixture implements AutoCloseable {
  final Strand strand = new Strand("stores");
  final Stores stores;
  final Map<String, Supplier<byte[]>> kept = new LinkedHashMap<>();

  private final ExecutorService loop = Executors.newSingleThreadExecutor();
  private final DatabaseAddress address;

  /// @param declare makes the stores
  StoreFixture(DatabaseAddress address, Consumer<Stores> declare) {
    this.address = address;
    var codec = new StateCodec();
    stores =
        new Stores(
            new StoreHost() {
              @Override
              public Strand strand() {
                return strand;
              }

              @Override
              public StateCodec codec() {
                return codec;
              }

              @Override
              public <T> T call(StoreCall kind, Object prompt, Supplier<T> call) {
                stores.requireStrand(kind.name());
                return call.get();
              }

              @Override
              public boolean keeps() {
                return true;
              }

              @Override
              public void keep(String slot, Supplier<byte[]> value) {
                kept.put(slot, value);
              }

              @Override
              public boolean isLive(Class<?> type) {
                return type == Thread.class;
              }
            });
    declare.accept(stores);
    strand.start(LoopCarrier.on(loop, _ -> false));
  }

  /// {@return the store of a class}
  @SuppressWarnings("unchecked") // It is the one that was made for it.
  <T> Store<T> store(Class<T> type) {
    return (Store<T>) stores.storeOf(type);
  }

  /// {@return the document of a key; on the strand}
  String document(String key) {
    return stores.block(stores.database().rows("key = ?", List.of(key))).getFirst().document();
  }

  StoreFixture open() throws Exception {
    run(() -> stores.open(address));
    return this;
  }

  /// A piece of work that may throw.
  interface Body {
    void run() throws Exception;
  }

  void run(Body body) throws Exception {
    call(() -> {
      body.run();
      return null;
    });
  }

  /// Does something on the strand and waits for what comes of it.
  <T> T call(Callable<T> body) throws Exception {
    try {
      return start(body).get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /// Begins something on the strand.
  <T> CompletableFuture<T> start(Callable<T> body) {
    var done = new CompletableFuture<T>();
    strand.execute(() -> {
      try {
        done.complete(body.call());
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    return done;
  }

  @Override
  public void close() throws Exception {
    run(stores::close);
    strand.close();
    assertThat(strand.awaitEnd(Duration.ofSeconds(60))).isTrue();
    loop.shutdown();
  }
}
