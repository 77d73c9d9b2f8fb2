package dev.parley.store;

import dev.parley.store.definition.Definition;
import dev.parley.store.definition.DefinitionError;
import dev.parley.store.definition.DefinitionReader;
import dev.parley.store.definition.DefinitionsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Objects that authors write in YAML files: documents separated by `---`, each with the name of
/// its `store`, its `key`, and fields of its class. Where the store has kinds of objects, `kind`
/// names one.
///
/// ```yaml
/// store: room
/// key: square
/// name: the village square
/// exits:
///   north: mill
/// ---
/// store: room
/// key: mill
/// ```
///
/// What they define is active from the start of the service on. Saved state is laid over it: fields
/// marked [Defined] always come from the definition, of the others those that were saved. An object
/// without saved state that is released comes back as it was defined; so does one that was deleted.
///
/// [#reload] reads the files again while the service runs. Objects stay the same ones, and change:
/// in the fields marked [Defined], and where nothing is saved of an object, also in the others that
/// nobody has changed since they were defined. An object whose definition is gone stays if it is
/// saved, and else is not active any more. A file with an error changes nothing.
///
/// Confined to its strand: call it only from a handler, timer or task of the service. Before the
/// start, by the thread that makes the service.
public final class Definitions {
  private static final Logger log = LoggerFactory.getLogger(Definitions.class);

  private final Stores stores;
  private final List<Path> given;

  /// Those given, against the service's root directory; known from the start on.
  private List<Path> paths = List.of();

  /// The end of the last reading that was asked for.
  private CompletableFuture<?> reloading = CompletableFuture.completedFuture(true);

  Definitions(Stores stores, List<Path> given) {
    this.stores = stores;
    this.given = List.copyOf(given);
  }

  /// Looks at one defined object before any is taken.
  ///
  /// Confined to its strand.
  ///
  /// @param <T> the class of the objects
  @FunctionalInterface
  public interface Check<T> {
    /// Looks for what is wrong with an object; must not wait.
    ///
    /// @param object as it is defined; not the active one
    void check(T object, Complaints complaints);
  }

  /// What a [Check] has to say of an object.
  ///
  /// Confined to its strand.
  public interface Complaints {
    /// Says that something is wrong, so that the files are not taken.
    ///
    /// @param where the names that lead to it, as in `exits.north`
    /// @param what what is there
    /// @param expected what belongs there
    void add(String where, String what, String expected);

    /// {@return whether an object is defined, or active}
    boolean exists(Store<?> store, String key);
  }

  /// Has the objects of a store checked, at the start and at each [#reload]. Before the start.
  ///
  /// @return this
  public <T> Definitions check(Store<T> store, Check<? super T> check) {
    stores.requireNew();
    stores.mine(store).checks().add(check);
    return this;
  }

  /// Reads the files for the first time, and holds the strand until all objects are active.
  ///
  /// @throws DefinitionsException if something in the files is wrong
  void begin(Path root) {
    paths = given.stream().map(root::resolve).toList();
    Map<StoreBase<?>, Map<String, Definition>> read = checked(DefinitionReader.read(paths));
    read.forEach((store, definitions) -> store.layers().replace(definitions));
    read.forEach((store, definitions) -> store.bringNow(definitions.keySet()));
    int count = read.values().stream().mapToInt(Map::size).sum();
    log.info("{} objects are defined in {}", count, paths);
  }

  /// Reads the files again. Waits.
  ///
  /// @return what has changed
  /// @throws DefinitionsException if something in the files is wrong; then nothing has changed
  public Reloaded reload() {
    stores.requireStrand("reload");
    CompletableFuture<?> before = reloading;
    var end = new CompletableFuture<Boolean>();
    reloading = end;
    try {
      // Or the one that has read the older files might be the last to change anything.
      stores.awaitEnd("the reading of definitions that is under way", before);
      return readAgain();
    } finally {
      end.complete(true);
    }
  }

  private Reloaded readAgain() {
    List<Path> files = paths;
    List<Definition> read =
        stores.await("definitions", Stores.onPlatformThread(() -> DefinitionReader.read(files)));
    var added = new ArrayList<String>();
    var changed = new ArrayList<String>();
    var removed = new ArrayList<String>();
    Map<StoreBase<?>, Map<String, Definition>> present = checked(read);
    Map<StoreBase<?>, Map<String, Definition>> before = new LinkedHashMap<>();
    for (StoreBase<?> store : stores.all()) {
      before.put(store, store.layers().definitions());
      store.layers().replace(present.getOrDefault(store, Map.of()));
    }
    // Any object may refer to any other, which is to be there and as it is defined now.
    before.forEach((store, was) -> store.follow(was, added, changed));
    before.forEach((store, was) -> store.removeUndefined(was, removed));
    // These wait, so they come when all others are as they are to be.
    for (String name : added) {
      int slash = name.indexOf('/');
      String key = name.substring(slash + 1);
      present.keySet().stream()
          .filter(store -> store.name().equals(name.substring(0, slash)))
          .forEach(store -> store.bring(key));
    }
    return new Reloaded(added, changed, removed);
  }

  /// {@return definitions by store and key, of which each fits}
  private Map<StoreBase<?>, Map<String, Definition>> checked(List<Definition> definitions) {
    var errors = new ArrayList<DefinitionError>();
    Map<StoreBase<?>, Map<String, Definition>> byStore = new LinkedHashMap<>();
    for (Definition definition : definitions) {
      StoreBase<?> store = stores.named(definition.store());
      if (store == null) {
        errors.add(definition.error("store", definition.store(), "one of " + stores.names()));
      } else if (!StoreNames.isAllowed(definition.key())) {
        errors.add(definition.error("key", definition.key(), StoreNames.EXPECTED));
      } else {
        byStore
            .computeIfAbsent(store, _ -> new LinkedHashMap<>())
            .put(definition.key(), definition);
      }
    }
    Drafts.of(stores, byStore, errors).check(definition -> complaints(definition, byStore, errors));
    if (!errors.isEmpty()) {
      throw new DefinitionsException(errors);
    }
    return byStore;
  }

  private Complaints complaints(
      Definition definition,
      Map<StoreBase<?>, Map<String, Definition>> all,
      List<DefinitionError> errors) {
    return new Complaints() {
      @Override
      public void add(String where, String what, String expected) {
        errors.add(definition.error(where, what, expected));
      }

      @Override
      public boolean exists(Store<?> other, String key) {
        return all.getOrDefault(stores.mine(other), Map.of()).containsKey(key)
            || other.active(key).isPresent();
      }
    };
  }
}
