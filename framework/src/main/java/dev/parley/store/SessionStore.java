package dev.parley.store;

import dev.parley.store.definition.Definition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store whose objects are never saved.
///
/// Confined to its strand.
final class SessionStore<T> extends StoreBase<T> {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  private final KeptFields kept;
  private final Layers<T> layers;

  SessionStore(Stores stores, String name, Shape<T> shape) {
    super(stores, name, shape);
    kept = new KeptFields(name, shape.all(), stores.host().codec());
    layers = new Layers<>(new Forms<>(name, shape, stores.documents()), stores.documents());
  }

  /// Objects of subclasses are not saved, but neither could they be made again.
  @Override
  public Store<T> kind(Class<? extends T> subclass) {
    throw neverSaved("objects of its class alone are kept");
  }

  @Override
  public Store<T> migration(int from, Consumer<Map<String, Object>> step) {
    throw neverSaved("fields that were renamed are marked @Was");
  }

  @Override
  public Optional<T> find(String key) {
    return Optional.ofNullable(resolve(key));
  }

  @Override
  public List<T> findAll(Collection<String> keys) {
    return keys.stream().flatMap(key -> active(key).stream()).toList();
  }

  @Override
  public Optional<T> peek(String key) {
    return Optional.empty();
  }

  @Override
  public Page<T> saved(int limit, String after) {
    return new Page<>(List.of(), List.of(), after, true);
  }

  @Override
  public Page<T> all(int limit, String after) {
    var byKey = new TreeMap<String, T>();
    active().forEach(object -> byKey.put(key(object), object));
    List<T> items = byKey.tailMap(after, false).values().stream().limit(limit + 1L).toList();
    boolean isLast = items.size() <= limit;
    List<T> shown = isLast ? items : items.subList(0, limit);
    return new Page<>(shown, List.of(), shown.isEmpty() ? after : key(shown.getLast()), isLast);
  }

  @Override
  public Query<T> query() {
    throw neverSaved("queries are answered from what is saved");
  }

  @Override
  public MigrationReport tryMigrations() {
    return migrate();
  }

  @Override
  public MigrationReport migrate() {
    return new MigrationReport(0, Map.of());
  }

  @Override
  public void save(T object) {
    throw neverSaved("touch(...) has it kept for the next process");
  }

  @Override
  public boolean delete(T object) {
    return deactivate(key(object), object);
  }

  @Override
  public boolean delete(String key) {
    T object = activeOrNull(key);
    return object != null && deactivate(key, object);
  }

  private IllegalStateException neverSaved(String instead) {
    return new IllegalStateException(
        "%s is a session store, which saves nothing; %s".formatted(name(), instead));
  }

  @Override
  @Nullable T resolve(String key) {
    T present = activeOrNull(key);
    Definition definition = layers.definitions().get(key);
    return present == null && definition != null ? activateDefined(definition) : present;
  }

  @Override
  @Nullable T draft(String key, Consumer<T> begun) {
    return null;
  }

  @Override
  Layers<T> layers() {
    return layers;
  }

  @Override
  boolean isSaved(T object) {
    return false;
  }

  @Override
  void bring(String key) {
    try {
      var _ = resolve(key);
    } catch (UnreadableObjectException e) {
      log.error("{} \"{}\" is not active: {}", name(), key, e.getMessage());
    }
  }

  @Override
  void bringNow(Collection<String> keys) {
    keys.forEach(this::bring);
  }

  @Override
  void bringBack(Collection<String> keys) {
    for (String key : keys) {
      if (activeOrNull(key) == null) {
        activate(key, shape().make(key));
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
