package dev.parley.store;

import dev.parley.store.definition.Definition;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store whose objects are saved in the database.
///
/// Confined to its strand.
final class SavedStore<T> extends StoreBase<T> {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  /// Objects that are read by one question.
  private static final int AT_ONCE = 500;

  /// Objects that are read at least where the first question has not filled a page.
  private static final int FURTHER = 100;

  private final KeptFields kept;
  private final Forms<T> forms;
  private final Layers<T> layers;

  /// Known from the opening on.
  private final Map<String, QueriedField> queried = new TreeMap<>();

  /// What is being written, by key: the last of it.
  private final Map<String, CompletableFuture<?>> writing = new HashMap<>();

  /// What is being read, by key.
  private final Map<String, Reading> reading = new HashMap<>();

  /// A key is being read, by one task or several.
  private static final class Reading {
    int readers;
    boolean outdated;
  }

  SavedStore(Stores stores, String name, Shape<T> shape) {
    super(stores, name, shape);
    kept = new KeptFields(name, shape.session(), stores.host().codec());
    forms = new Forms<>(name, shape, stores.documents());
    layers = new Layers<>(forms, stores.documents());
  }

  @Override
  public Store<T> kind(Class<? extends T> subclass) {
    stores.requireNew();
    Shape<? extends T> shape = Shape.of(subclass);
    stores.requireSavable(shape);
    forms.kind(shape);
    return this;
  }

  @Override
  public Store<T> migration(int from, Consumer<Map<String, Object>> step) {
    stores.requireNew();
    forms.migrations().add(from, step);
    return this;
  }

  /// {@return the fields that may be asked for, which all stores must be there for}
  List<Database.Indexed> indexed() {
    for (Field field : shape().queried()) {
      queried.put(field.getName(), QueriedField.of(field, stores, stores.documents()));
    }
    return queried.values().stream()
        .map(field -> new Database.Indexed(name(), field.name(), field.kind()))
        .toList();
  }

  /// @throws IllegalArgumentException if the field may not be asked for
  QueriedField queried(String field) {
    QueriedField known = queried.get(field);
    if (known == null) {
      throw new IllegalArgumentException(
          "%s: no field \"%s\" is marked @Queried (there are %s)"
              .formatted(type().getName(), field, queried.keySet()));
    }
    return known;
  }

  // ---- finding

  @Override
  public Optional<T> find(String key) {
    return stores
        .host()
        .call(
            StoreCall.FIND,
            name() + "/" + key,
            () -> {
              if (activeOrNull(key) == null) {
                bring(List.of(key));
              }
              return active(key);
            });
  }

  @Override
  public List<T> findAll(Collection<String> keys) {
    List<String> asked = List.copyOf(keys);
    return stores
        .host()
        .call(
            StoreCall.FIND,
            name() + "/" + asked,
            () -> {
              bring(asked);
              return asked.stream().flatMap(key -> active(key).stream()).toList();
            });
  }

  /// Makes what is saved under the keys active. Waits, if anything of it is not.
  private void bring(Collection<String> keys) {
    Set<String> missing = new LinkedHashSet<>(keys);
    missing.removeIf(key -> activeOrNull(key) != null || !StoreNames.isAllowed(key));
    while (!missing.isEmpty()) {
      List<String> some = missing.stream().limit(AT_ONCE).toList();
      Map<String, Reading> readings = new LinkedHashMap<>();
      for (String key : some) {
        Reading present = reading.computeIfAbsent(key, _ -> new Reading());
        present.readers++;
        readings.put(key, present);
      }
      try {
        Map<String, Row> rows = byKey(rows(some));
        readings.forEach((key, present) -> {
          // Somebody else may have brought it meanwhile, or written and released it.
          if (activeOrNull(key) == null && !present.outdated) {
            var _ = bring(key, Optional.ofNullable(rows.get(key)));
          }
        });
      } finally {
        readings.forEach((key, present) -> {
          if (--present.readers == 0) {
            reading.remove(key, present);
          }
        });
      }
      readings.forEach((key, present) -> {
        if (!present.outdated || activeOrNull(key) != null) {
          missing.remove(key);
        }
      });
    }
  }

  /// {@return what is saved under the keys when everything is written that was asked for} Waits.
  private List<Row> rows(List<String> keys) {
    for (String key : keys) {
      CompletableFuture<?> before = writing.get(key);
      if (before != null) {
        stores.awaitEnd("the saving of " + name() + " \"" + key + "\"", before);
      }
    }
    return stores.await(name() + " " + keys, read(keys));
  }

  private static Map<String, Row> byKey(List<Row> rows) {
    Map<String, Row> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  private CompletableFuture<List<Row>> read(List<String> keys) {
    var parameters = new ArrayList<Object>();
    parameters.add(name());
    parameters.addAll(keys);
    String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
    return stores.database().rows("store = ? and key in (" + marks + ")", parameters);
  }

  @Override
  public Optional<T> peek(String key) {
    stores.requireStrand("peek");
    return StoreNames.isAllowed(key)
        ? rows(List.of(key)).stream().findFirst().map(row -> copy(row, _ -> {}))
        : Optional.empty();
  }

  @Override
  @Nullable T resolve(String key) {
    T present = activeOrNull(key);
    if (present != null || !StoreNames.isAllowed(key)) {
      return present;
    }
    CompletableFuture<?> before = writing.get(key);
    if (before != null) {
      stores.blockUntilEnd(before);
    }
    return bring(key, stores.block(read(List.of(key))).stream().findFirst());
  }

  /// {@return an object of a row, or else as it is defined, which is active from now on; null if
  /// there is neither}
  private @Nullable T bring(String key, Optional<Row> row) {
    if (row.isPresent()) {
      return bring(row.get());
    }
    Definition definition = layers.definitions().get(key);
    return definition == null ? null : activateDefined(definition);
  }

  @Override
  @Nullable T draft(String key, Consumer<T> begun) {
    if (!StoreNames.isAllowed(key)) {
      return null;
    }
    try {
      Optional<Row> row = stores.block(read(List.of(key))).stream().findFirst();
      return row.isEmpty() ? null : copy(row.get(), begun);
    } catch (UnreadableObjectException e) {
      log.warn("left out: {}", e.getMessage());
      return null;
    }
  }

  @Override
  Layers<T> layers() {
    return layers;
  }

  @Override
  boolean isSaved(T object) {
    return stores.standings().of(object).version() != Standing.UNSAVED;
  }

  @Override
  void bring(String key) {
    try {
      bring(List.of(key));
    } catch (UnreadableObjectException e) {
      tellMissing(key, e);
    }
  }

  /// What is defined is missed by nobody in particular, so it has to be told loudly.
  private void tellMissing(String key, UnreadableObjectException e) {
    log.error("{} \"{}\" is not active: {}", name(), key, e.getMessage());
  }

  @Override
  void bringNow(Collection<String> keys) {
    List<String> asked = List.copyOf(keys);
    for (int from = 0; from < asked.size(); from += AT_ONCE) {
      List<String> some = asked.subList(from, Math.min(from + AT_ONCE, asked.size()));
      Map<String, Row> rows = byKey(stores.block(read(some)));
      for (String key : some) {
        // Another one may have referred to it.
        if (activeOrNull(key) == null) {
          try {
            var _ = bring(key, Optional.ofNullable(rows.get(key)));
          } catch (UnreadableObjectException e) {
            tellMissing(key, e);
          }
        }
      }
    }
  }

  /// {@return an object of a row, which is active from now on}
  private T bring(Row row) {
    Forms.Document<T> document = forms.read(row);
    T object = document.make();
    // Before it is filled, since what it refers to may refer to it.
    activate(row.key(), object);
    boolean isFilled = false;
    try {
      fill(document, object);
      isFilled = true;
      return object;
    } finally {
      if (!isFilled) {
        deactivate(row.key(), object);
      }
    }
  }

  private T copy(Row row, Consumer<T> begun) {
    Forms.Document<T> document = forms.read(row);
    T object = document.make();
    begun.accept(object);
    fill(document, object);
    return object;
  }

  private void fill(Forms.Document<T> document, T object) {
    layers.lay(document, object);
    stores.standings().note(object, document.fill(object));
    layers.finish(document.row().key(), object);
  }

  // ---- several

  @Override
  public Page<T> saved(int limit, String after) {
    return page(limit, after, false);
  }

  @Override
  public Page<T> all(int limit, String after) {
    Page<T> saved = page(limit, after, true);
    var keys = new HashSet<String>();
    saved.items().forEach(object -> keys.add(key(object)));
    var items = new ArrayList<T>(saved.items());
    for (T object : active()) {
      String key = key(object);
      boolean isHere =
          key.compareTo(after) > 0 && (saved.isLast() || key.compareTo(saved.end()) <= 0);
      if (isHere && !keys.contains(key)) {
        items.add(object);
      }
    }
    items.sort((a, b) -> key(a).compareTo(key(b)));
    if (items.size() <= limit) {
      return new Page<>(items, saved.unreadable(), saved.end(), saved.isLast());
    }
    List<T> shown = items.subList(0, limit);
    String end = key(shown.getLast());
    List<String> unreadable =
        saved.unreadable().stream().filter(key -> key.compareTo(end) <= 0).toList();
    return new Page<>(shown, unreadable, end, false);
  }

  private Page<T> page(int limit, String after, boolean withActive) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected 1 or more)");
    }
    stores.requireStrand("a page of " + name());
    var items = new ArrayList<T>();
    var unreadable = new ArrayList<String>();
    String end = after;
    int wanted = limit;
    while (true) {
      List<Row> rows =
          stores.await(
              "a page of " + name(),
              stores
                  .database()
                  .rows(
                      "store = ? and key > ? order by key limit " + wanted, List.of(name(), end)));
      for (Row row : rows) {
        if (items.size() == limit) {
          return new Page<>(items, unreadable, end, false);
        }
        end = row.key();
        if (withActive || activeOrNull(row.key()) == null) {
          present(row).ifPresentOrElse(items::add, () -> unreadable.add(row.key()));
        }
      }
      if (rows.size() < wanted || items.size() == limit) {
        return new Page<>(items, unreadable, end, rows.size() < wanted);
      }
      // Where many are left out, to ask for as few as are missing would be to ask for ever.
      wanted = Math.max(limit - items.size(), FURTHER);
    }
  }

  /// {@return the active object of a row, or else a copy; empty if that can't be read}
  Optional<T> present(Row row) {
    T present = activeOrNull(row.key());
    if (present != null) {
      return Optional.of(present);
    }
    try {
      return Optional.of(copy(row, _ -> {}));
    } catch (UnreadableObjectException e) {
      log.warn("left out: {}", e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Query<T> query() {
    return new StoreQuery<>(this);
  }

  // ---- migrating

  @Override
  public MigrationReport tryMigrations() {
    return migrate((_, _) -> {});
  }

  @Override
  public MigrationReport migrate() {
    return migrate((document, row) -> {
      T active = activeOrNull(row.key());
      Standing standing =
          active == null ? new Standing(row.version(), null) : stores.standings().of(active);
      Write write = forms.write(row.key(), document, standing).upon(row.version());
      try {
        stores.write(List.of(new Change<T>(this, write, null)));
      } catch (StoreConflictException e) {
        // Who has saved it since it was read has most likely done what was to be done.
        if (isOutdated(row.key())) {
          throw e;
        }
      }
    });
  }

  /// {@return whether an object is saved in an earlier form}
  private boolean isOutdated(String key) {
    return rows(List.of(key)).stream().anyMatch(row -> forms.read(row).isOutdated());
  }

  private MigrationReport migrate(BiConsumer<Forms.Document<T>, Row> then) {
    stores.requireStrand("migrate");
    long migrated = 0;
    Map<String, String> failed = new HashMap<>();
    String end = "";
    while (true) {
      List<Row> rows = stores.await("documents of earlier forms", outdated(end));
      for (Row row : rows) {
        try {
          Forms.Document<T> document = forms.read(row);
          // A field of this name may be one that its kind has no place for.
          if (document.isOutdated()) {
            document.check();
            then.accept(document, row);
            migrated++;
          }
        } catch (UnreadableObjectException | StoreConflictException e) {
          failed.put(row.key(), String.valueOf(e.getMessage()));
        }
        end = row.key();
      }
      if (rows.size() < AT_ONCE) {
        return new MigrationReport(migrated, failed);
      }
    }
  }

  /// {@return documents of an earlier form, and those in which a field that may be asked for has an
  /// earlier name}
  private CompletableFuture<List<Row>> outdated(String after) {
    int form = forms.migrations().form();
    var parameters = new ArrayList<Object>(List.of(name(), after, form));
    var which = new StringBuilder("form < ?");
    for (String name : forms.earlierQueried()) {
      which.append(" or form = ? and ").append(stores.database().dialect().has());
      parameters.add(form);
      parameters.add(name);
    }
    return stores
        .database()
        .rows(
            "store = ? and key > ? and (" + which + ") order by key limit " + AT_ONCE, parameters);
  }

  // ---- changing

  @Override
  public void save(T object) {
    String key = key(object);
    stores
        .host()
        .<@Nullable Void>call(
            StoreCall.SAVE,
            name() + "/" + key,
            () -> {
              stores.write(List.of(saving(object)));
              return null;
            });
  }

  @Override
  public boolean delete(T object) {
    String key = key(object);
    return stores
        .host()
        .<Boolean>call(
            StoreCall.DELETE,
            name() + "/" + key,
            () -> {
              boolean wasActive = isActive(key, object);
              return stores.write(List.of(deleting(object))) > 0 || wasActive;
            });
  }

  @Override
  public boolean delete(String key) {
    return stores
        .host()
        .<Boolean>call(
            StoreCall.DELETE,
            name() + "/" + key,
            () -> {
              if (!StoreNames.isAllowed(key)) {
                return false;
              }
              T present = activeOrNull(key);
              Standing standing =
                  present == null ? Standing.unsaved() : stores.standings().of(present);
              var write = Write.delete(name(), key, standing, true);
              return stores.write(List.of(new Change<>(this, write, present))) > 0
                  || present != null;
            });
  }

  /// {@return the change that saves an object as it is now}
  Change<T> saving(T object) {
    String key = key(object);
    Standing standing = stores.standings().of(object);
    return new Change<>(this, forms.write(key, object, standing), object);
  }

  Change<T> deleting(T object) {
    String key = key(object);
    if (activeOrNull(key) != null && !isActive(key, object)) {
      throw new IllegalArgumentException(
          "another %s \"%s\" is active; delete that one".formatted(name(), key));
    }
    return new Change<>(
        this, Write.delete(name(), key, stores.standings().of(object), false), object);
  }

  /// Notes that a key is being written.
  void beginWriting(String key, CompletableFuture<?> end) {
    writing.put(key, end);
    Reading present = reading.remove(key);
    if (present != null) {
      present.outdated = true;
    }
  }

  void endWriting(String key, CompletableFuture<?> end) {
    writing.remove(key, end);
  }

  @Override
  void bringBack(Collection<String> keys) {
    List<String> missing = keys.stream().filter(key -> activeOrNull(key) == null).toList();
    for (int from = 0; from < missing.size(); from += AT_ONCE) {
      List<String> some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
      for (Row row : stores.block(read(some))) {
        bringBack(row);
      }
    }
  }

  private void bringBack(Row row) {
    // Another one may have referred to it.
    if (activeOrNull(row.key()) == null) {
      try {
        var _ = bring(row);
      } catch (UnreadableObjectException e) {
        log.warn("not active any more: {}", e.getMessage());
      }
    }
  }

  @Override
  void fill(String key, T object, byte[] bytes) {
    kept.decode(key, object, bytes);
  }

  @Override
  byte[] encode(T object) {
    return kept.encode(object);
  }
}
