package dev.parley.store;

import dev.parley.store.definition.DefinitionsException;
import dev.parley.strand.Wait;
import dev.parley.strand.WaitTimeoutException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stores of one service, over one database. The service opens and closes it; what users call
/// is on the service and on [Store].
///
/// Confined to its strand: call it only from a handler, timer or task of the service. Before the
/// start, stores are made by the thread that makes the service.
public final class Stores implements Registered {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  private static final String SLOT = "store/";

  private final StoreHost host;
  private final Documents documents = new Documents(this);
  private final Standings standings = new Standings();
  private final Map<String, StoreBase<?>> byName = new LinkedHashMap<>();
  private final Map<Class<?>, StoreBase<?>> byType = new HashMap<>();

  private @Nullable Database database;
  private @Nullable DatabaseAddress address;
  private @Nullable Definitions definitions;

  /// While definitions are tried.
  private @Nullable Drafts drafts;

  private boolean begun;

  /// Tasks that wait for what they have saved, and who waits until there is none.
  private int pending;

  private @Nullable Wait<Boolean> quiet;

  /// Makes a service's stores, of which there are none yet.
  public Stores(StoreHost host) {
    this.host = Objects.requireNonNull(host, "host");
    @SuppressWarnings("unchecked") // What a reference refers to does not matter here.
    Class<Ref<?>> references = (Class<Ref<?>>) (Class<?>) Ref.class;
    Function<String, @Nullable Ref<?>> resolve = this::ref;
    @SuppressWarnings("unchecked") // As above.
    Class<Store<?>> stores = (Class<Store<?>>) (Class<?>) Store.class;
    Function<String, @Nullable Store<?>> byName = this.byName::get;
    host.codec()
        .reference(references, Ref::toString, resolve)
        .reference(stores, Store::name, byName);
    // So that a dialog which met one meets it again when it is replayed.
    host.codec()
        .declare(
            StoreException.class,
            NoSuchStoredException.class,
            StoreConflictException.class,
            UnreadableObjectException.class);
  }

  // ---- before the start

  /// Makes a store whose objects are saved.
  ///
  /// @throws IllegalArgumentException if there is one of that name or class, or the class can't be
  ///   stored
  /// @throws IllegalStateException after the start
  public <T> Store<T> store(String name, Class<T> type) {
    Shape<T> shape = Shape.of(type);
    requireSavable(shape);
    return add(new SavedStore<>(this, checked(name, type), shape));
  }

  /// Makes a store whose objects are never saved.
  ///
  /// @throws IllegalArgumentException as for [#store]
  /// @throws IllegalStateException after the start
  public <T> Store<T> sessionStore(String name, Class<T> type) {
    return add(new SessionStore<>(this, checked(name, type), Shape.of(type)));
  }

  /// Has objects defined in YAML files.
  ///
  /// @throws IllegalStateException after the start, or if there are definitions already
  public Definitions define(List<Path> paths) {
    requireNew();
    if (definitions != null) {
      throw new IllegalStateException("definitions are given already; name all paths in one call");
    }
    definitions = new Definitions(this, paths);
    return definitions;
  }

  /// {@return the name of a class as that of its store: `chat-room` for `ChatRoom`}
  public static String nameOf(Class<?> type) {
    return StoreNames.of(type);
  }

  void requireSavable(Shape<?> shape) {
    for (Field field : shape.saved()) {
      if (host.isLive(field.getType())) {
        throw new IllegalArgumentException(
            "%s.%s: a %s can't be saved, since it is gone with the service (mark the field @Session)"
                .formatted(
                    shape.type().getName(), field.getName(), field.getType().getSimpleName()));
      }
    }
  }

  /// {@return a reference as it prints itself; null if its store is gone}
  private @Nullable Ref<?> ref(String written) {
    int end = written.indexOf('/');
    StoreBase<?> store = byName.get(written.substring(0, end));
    return store == null ? null : store.ref(written.substring(end + 1));
  }

  private String checked(String name, Class<?> type) {
    requireNew();
    StoreNames.check("name of a store", name);
    if (byName.containsKey(name)) {
      throw new IllegalArgumentException(
          "there is a store \"%s\" already; give this one another name".formatted(name));
    }
    StoreBase<?> other = byType.get(type);
    if (other != null) {
      throw new IllegalArgumentException(
          "%s is in store \"%s\" already; a class has one store, by which references to its objects are found"
              .formatted(type.getName(), other.name()));
    }
    return name;
  }

  private <T, S extends StoreBase<T>> S add(S store) {
    byName.put(store.name(), store);
    byType.put(store.type(), store);
    Function<String, @Nullable T> resolve = key -> readable(store, key);
    host.codec().reference(store.type(), store::keyOf, resolve);
    return store;
  }

  /// {@return the object of a key, for what was kept for this process; null if there is none that
  /// can be read, as if it were gone}
  private static <T> @Nullable T readable(StoreBase<T> store, String key) {
    try {
      return store.resolve(key);
    } catch (UnreadableObjectException e) {
      log.warn("what was kept refers to nothing any more: {}", e.getMessage());
      return null;
    }
  }

  void requireNew() {
    if (begun) {
      throw new IllegalStateException("the service has started; declare its stores before that");
    }
  }

  @Override
  public @Nullable StoreBase<?> storeOf(Class<?> type) {
    for (Class<?> part = type; part != null; part = part.getSuperclass()) {
      StoreBase<?> store = byType.get(part);
      if (store != null) {
        return store;
      }
    }
    return null;
  }

  @Override
  public @Nullable StoreBase<?> targetOf(Class<?> type) {
    StoreBase<?> own = storeOf(type);
    if (own != null || type == Object.class || type.isInterface()) {
      return own;
    }
    List<StoreBase<?>> below =
        byName.values().stream().filter(store -> type.isAssignableFrom(store.type())).toList();
    return below.size() == 1 ? below.getFirst() : null;
  }

  // ---- life

  /// {@return whether there is anything to save, so that a database is needed}
  public boolean needDatabase() {
    return byName.values().stream().anyMatch(SavedStore.class::isInstance);
  }

  /// Opens the database, if it is needed, and holds the strand until it is open.
  ///
  /// @throws StoreException if it can't be opened
  public void open(DatabaseAddress address) {
    begun = true;
    this.address = address;
    if (needDatabase()) {
      var fields = new ArrayList<Database.Indexed>();
      byName
          .values()
          .forEach(store -> {
            if (store instanceof SavedStore<?> saved) {
              fields.addAll(saved.indexed());
            }
          });
      database = block(onPlatformThread(() -> Database.open(address, fields, host.strand()::lend)));
    }
    byName.values().forEach(StoreBase::changedAll);
  }

  /// Lets the database go, when everything is written that was asked for, and holds the strand
  /// until then. A repeat call has no effect.
  public void close() {
    Database open = database;
    database = null;
    if (open != null) {
      block(
          onPlatformThread(() -> {
            open.close();
            return true;
          }));
    }
  }

  /// Opens the database again after [#close].
  ///
  /// @throws StoreException if it can't be opened
  public void reopen() {
    if (address != null && database == null) {
      open(address);
    }
  }

  /// Makes the objects active again that were active in another process, with what was kept of
  /// them. Holds the strand meanwhile. To be called when the clients are there again.
  ///
  /// @param kept what was kept for the service, by slot
  public void restore(Map<String, byte[]> kept) {
    Map<StoreBase<?>, SortedMap<String, byte[]>> byStore = new LinkedHashMap<>();
    kept.forEach((slot, value) -> {
      if (slot.startsWith(SLOT)) {
        int end = slot.indexOf('/', SLOT.length());
        StoreBase<?> store = byName.get(slot.substring(SLOT.length(), end));
        if (store == null) {
          host.keep(slot, () -> null);
        } else {
          byStore.computeIfAbsent(store, _ -> new TreeMap<>()).put(slot.substring(end + 1), value);
        }
      }
    });
    // First all of them, since what was kept of one may refer to any other.
    byStore.forEach((store, objects) -> store.bringBack(objects.keySet()));
    byStore.forEach(StoreBase::fillAgain);
  }

  /// Waits until nobody waits for a save any more, at most as long as given.
  public void awaitQuiet(Duration limit) {
    if (pending == 0) {
      return;
    }
    quiet = Wait.forInput(host.strand(), "the end of the saves that are under way");
    try {
      var _ = quiet.await(limit);
    } catch (WaitTimeoutException _) {
      // The next process does again what a dialog has not seen done.
    } finally {
      quiet = null;
    }
  }

  static <R> CompletableFuture<R> onPlatformThread(Supplier<R> work) {
    return CompletableFuture.supplyAsync(
        work, task -> Thread.ofPlatform().name("parley-store-opener").daemon().start(task));
  }

  /// Reads what is defined in files, if anything is, and holds the strand until it is active.
  ///
  /// @param root what relative paths are relative to
  /// @throws DefinitionsException if something in the files is wrong
  public void readDefinitions(Path root) {
    if (definitions != null) {
      definitions.begin(root);
    }
  }

  // ---- several at once

  /// Saves and deletes several objects, of whichever stores, together: all of it or nothing. Waits
  /// until it is durable.
  ///
  /// @param body says what, and must not wait
  /// @throws StoreConflictException if somebody else has saved one of them
  public void transaction(Consumer<? super Transaction> body) {
    Objects.requireNonNull(body, "body");
    host.<@Nullable Void>call(
        StoreCall.TRANSACTION,
        "",
        () -> {
          var changes = new ArrayList<Change<?>>();
          body.accept(new Collected(changes));
          if (!changes.isEmpty()) {
            write(changes);
          }
          return null;
        });
  }

  private final class Collected implements Transaction {
    private final List<Change<?>> changes;

    Collected(List<Change<?>> changes) {
      this.changes = changes;
    }

    @Override
    public void save(Object object) {
      changes.add(saving(store(object), object));
    }

    @Override
    public void delete(Object object) {
      changes.add(deleting(store(object), object));
    }

    private <T> Change<T> saving(SavedStore<T> store, Object object) {
      return store.saving(store.type().cast(object));
    }

    private <T> Change<T> deleting(SavedStore<T> store, Object object) {
      return store.deleting(store.type().cast(object));
    }

    private SavedStore<?> store(Object object) {
      if (storeOf(object.getClass()) instanceof SavedStore<?> store) {
        return store;
      }
      throw new IllegalArgumentException(
          "no store saves a %s; declare one by service.store(...)"
              .formatted(object.getClass().getName()));
    }
  }

  // ---- for the stores

  Set<String> names() {
    return byName.keySet();
  }

  Collection<StoreBase<?>> all() {
    return byName.values();
  }

  @Nullable StoreBase<?> named(String name) {
    return byName.get(name);
  }

  /// {@return a store of this service as what it is}
  <T> StoreBase<T> mine(Store<T> store) {
    if (store instanceof StoreBase<T> base && base.stores == this) {
      return base;
    }
    throw new IllegalArgumentException(store + " is not a store of this service");
  }

  StoreHost host() {
    return host;
  }

  Documents documents() {
    return documents;
  }

  Standings standings() {
    return standings;
  }

  Database database() {
    if (database == null) {
      throw new IllegalStateException(
          "the database is not open: stores are used from PostStart on, until PostStop");
    }
    return database;
  }

  @Nullable Drafts drafts() {
    return drafts;
  }

  /// Has fields that are read refer to drafts, until that is done.
  void with(Drafts present, Runnable reading) {
    drafts = present;
    try {
      reading.run();
    } finally {
      drafts = null;
    }
  }

  void requireStrand(String what) {
    if (!host.strand().isCurrent()) {
      throw new IllegalStateException(
          what
              + " waits, which only a handler, timer or task of the service may do; this is thread "
              + Thread.currentThread().getName());
    }
  }

  /// Has the next process get what is to be kept of an object.
  void changed(StoreBase<?> store, String key) {
    if (begun && host.keeps()) {
      host.keep(SLOT + store.name() + "/" + key, () -> store.encode(key));
    }
  }

  /// Makes changes together. Waits until they are durable.
  ///
  /// @return how many rows were changed
  int write(List<Change<?>> changes) {
    var begun = new ArrayList<Change<?>>();
    CompletableFuture<Integer> end = new CompletableFuture<>();
    boolean done = false;
    pending++;
    try {
      for (Change<?> change : changes) {
        if (change.begin()) {
          begun.add(change);
        }
      }
      end = database().write(changes.stream().map(Change::write).toList());
      for (Change<?> change : changes) {
        change.store().beginWriting(change.write().key(), end);
      }
      int rows = await("the saving of " + changes.getFirst().write().key(), end);
      done = true;
      return rows;
    } finally {
      for (Change<?> change : changes) {
        change.store().endWriting(change.write().key(), end);
      }
      if (!done) {
        begun.reversed().forEach(Change::takeBack);
      }
      if (--pending == 0 && quiet != null) {
        quiet.complete(true);
      }
    }
  }

  /// Waits for what is done on other threads.
  <R> R await(Object what, CompletableFuture<R> future) {
    awaitEnd(what, future);
    return result(future);
  }

  /// Waits for the end of what is done on other threads, whatever comes of it.
  void awaitEnd(Object what, CompletableFuture<?> future) {
    Wait<Boolean> wait = Wait.forResult(host.strand(), what);
    var _ = future.whenComplete((_, _) -> wait.complete(true));
    var _ = wait.await();
  }

  /// Holds the strand until the end of what is done on other threads.
  <R> R block(CompletableFuture<R> future) {
    blockUntilEnd(future);
    return result(future);
  }

  void blockUntilEnd(CompletableFuture<?> future) {
    var _ = future.handle((_, _) -> true).join();
  }

  private static <R> R result(CompletableFuture<R> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case StoreException known -> throw known;
        case DefinitionsException wrong -> throw wrong;
        case Error error -> throw error;
        case null -> throw new StoreException("the database failed", e);
        case Throwable cause ->
            throw new StoreException("the database failed: " + cause.getMessage(), cause);
      }
    }
  }
}
