package dev.parley.store;

import dev.parley.store.definition.Definition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all stores share: their active objects.
///
/// Confined to its strand.
abstract sealed class StoreBase<T> implements Store<T> permits SavedStore, SessionStore {
  private static final Logger log = LoggerFactory.getLogger(Store.class);

  final Stores stores;
  private final String name;
  private final Shape<T> shape;

  /// Also one that is being read, so that objects which refer to each other find each other.
  private final Map<String, T> active = new LinkedHashMap<>();

  private final List<Definitions.Check<? super T>> checks = new ArrayList<>();

  StoreBase(Stores stores, String name, Shape<T> shape) {
    this.stores = stores;
    this.name = name;
    this.shape = shape;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Class<T> type() {
    return shape.type();
  }

  @Override
  public String key(T object) {
    return keyOf(object);
  }

  /// {@return the key of an object of this store}
  String keyOf(Object object) {
    return shape.key(Objects.requireNonNull(object, "object"));
  }

  Shape<T> shape() {
    return shape;
  }

  @Override
  public Optional<T> active(String key) {
    return Optional.ofNullable(active.get(key));
  }

  @Override
  public Collection<T> active() {
    return List.copyOf(active.values());
  }

  @Override
  public T add(T object) {
    activate(key(object), object);
    return object;
  }

  @Override
  public void release(T object) {
    deactivate(key(object), object);
  }

  @Override
  public void touch(T object) {
    String key = key(object);
    if (!isActive(key, object)) {
      throw new IllegalArgumentException(
          "%s \"%s\" is not active; find, add or save it first".formatted(name, key));
    }
    changed(key);
  }

  @Override
  public Ref<T> ref(String key) {
    return new Ref<>(this, StoreNames.check("key of " + name, key));
  }

  @Override
  public Ref<T> ref(T object) {
    return ref(key(object));
  }

  /// {@return the object of a key, for what refers to it; null if there is none} Nobody else is
  /// served meanwhile, if it has to be read.
  abstract @Nullable T resolve(String key);

  /// {@return the object of a key, for the field that is being read; null if there is none}
  @Nullable T referred(String key) {
    Drafts drafts = stores.drafts();
    return drafts == null ? resolve(key) : drafts.object(this, key);
  }

  /// {@return what is saved of an object that is neither active nor defined, as a copy; null if
  /// there is nothing that can be read} Nobody else is served meanwhile.
  ///
  /// @param begun told of it before it is filled, so that what refers to it can find it
  abstract @Nullable T draft(String key, Consumer<T> begun);

  /// {@return what authors have defined of the objects}
  abstract Layers<T> layers();

  /// {@return what looks at objects before their definitions are taken}
  List<Definitions.Check<? super T>> checks() {
    return checks;
  }

  /// {@return whether anything is saved of an active object}
  abstract boolean isSaved(T object);

  /// Makes an object that is defined active, if it can be read. Waits.
  abstract void bring(String key);

  /// Makes objects that are defined active, as far as they can be read, and holds the strand until
  /// they are.
  abstract void bringNow(Collection<String> keys);

  /// Makes a defined object active of which nothing is saved.
  T activateDefined(Definition definition) {
    T object = layers().begin(definition);
    // Before it is filled, since what it refers to may refer to it.
    activate(definition.key(), object);
    boolean isFilled = false;
    try {
      layers().lay(definition, object);
      isFilled = true;
      return object;
    } finally {
      if (!isFilled) {
        deactivate(definition.key(), object);
      }
    }
  }

  /// Has the active objects follow their definitions, which are others than before.
  void follow(Map<String, Definition> before, List<String> added, List<String> changed) {
    layers()
        .definitions()
        .forEach((key, definition) -> {
          Definition was = before.get(key);
          if (was == null || !was.fields().equals(definition.fields())) {
            (was == null ? added : changed).add(name + "/" + key);
            follow(key, was, definition);
          }
        });
  }

  private void follow(String key, @Nullable Definition was, Definition now) {
    T object = active.get(key);
    if (object == null) {
      return;
    }
    try {
      layers().follow(object, isSaved(object), was, now);
      changed(key);
    } catch (StoreException | DefinitionMisfit e) {
      // The others are not to wait for somebody to repair this one.
      log.error("{} \"{}\" stays as it was defined before: {}", name, key, e.getMessage());
    }
  }

  /// Lets go of what is not defined any more, and not saved.
  void removeUndefined(Map<String, Definition> before, List<String> removed) {
    for (String key : before.keySet()) {
      if (!layers().definitions().containsKey(key)) {
        removed.add(name + "/" + key);
        T object = active.get(key);
        if (object != null && !isSaved(object)) {
          deactivate(key, object);
        }
      }
    }
  }

  /// {@return the bytes by which an active object comes through a restart}
  abstract byte[] encode(T object);

  /// Makes objects active that were so in another process, as far as there are any.
  abstract void bringBack(Collection<String> keys);

  /// Fills the active objects with what was kept of them.
  abstract void fill(String key, T object, byte[] kept);

  void fillAgain(Map<String, byte[]> kept) {
    kept.forEach((key, bytes) -> {
      T object = active.get(key);
      if (object != null) {
        fill(key, object, bytes);
      }
      changed(key);
    });
  }

  /// Makes an object active.
  ///
  /// @return whether it was not
  /// @throws IllegalArgumentException if another one of the key is
  boolean activate(String key, T object) {
    if (isActive(key, object)) {
      return false;
    }
    if (active.putIfAbsent(key, object) != null) {
      throw new IllegalArgumentException(
          "another %s \"%s\" is active; find that one, or release it".formatted(name, key));
    }
    changed(key);
    return true;
  }

  /// Makes an object inactive, if it is active.
  boolean deactivate(String key, T object) {
    if (isActive(key, object)) {
      active.remove(key);
      changed(key);
      return true;
    }
    return false;
  }

  /// {@return whether it is this very object that is active under the key}
  @SuppressWarnings("ReferenceEquality") // Two objects of one key may well be equal.
  boolean isActive(String key, T object) {
    return active.get(key) == object;
  }

  @Nullable T activeOrNull(String key) {
    return active.get(key);
  }

  /// Has the next process get what is to be kept of an object.
  void changed(String key) {
    stores.changed(this, key);
  }

  void changedAll() {
    active.keySet().forEach(this::changed);
  }

  byte @Nullable [] encode(String key) {
    T object = active.get(key);
    return object == null ? null : encode(object);
  }

  @Override
  public String toString() {
    return "store " + name;
  }
}
