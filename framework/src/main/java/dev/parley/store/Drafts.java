package dev.parley.store;

import dev.parley.store.definition.Definition;
import dev.parley.store.definition.DefinitionError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Objects as definitions would make them, to find out whether these fit. They refer to each other,
/// and nobody else to them: nothing becomes active.
///
/// Confined to its strand.
final class Drafts {
  private final Map<StoreBase<?>, Map<String, @Nullable Object>> objects = new HashMap<>();
  private final List<Made<?>> made = new ArrayList<>();

  private record Made<T>(StoreBase<T> store, Definition definition, T object) {
    void lay() {
      store.layers().lay(definition, object);
    }

    void check(Function<Definition, Definitions.Complaints> complaints) {
      for (Definitions.Check<? super T> check : store.checks()) {
        check.check(object, complaints.apply(definition));
      }
    }
  }

  /// Makes an object of each definition that fits.
  static Drafts of(
      Stores stores,
      Map<StoreBase<?>, Map<String, Definition>> definitions,
      List<DefinitionError> errors) {
    var drafts = new Drafts();
    // First all of them, since any may refer to any other.
    definitions.forEach((store, keys) ->
        keys.values().forEach(one -> orTell(() -> drafts.begin(store, one), errors)));
    stores.with(drafts, () -> drafts.made.removeIf(draft -> !orTell(draft::lay, errors)));
    return drafts;
  }

  private static boolean orTell(Runnable making, List<DefinitionError> errors) {
    try {
      making.run();
      return true;
    } catch (DefinitionMisfit misfit) {
      errors.add(misfit.error());
      return false;
    }
  }

  private <T> void begin(StoreBase<T> store, Definition definition) {
    T object = store.layers().begin(definition);
    note(store, definition.key(), object);
    made.add(new Made<>(store, definition, object));
  }

  private void note(StoreBase<?> store, String key, @Nullable Object object) {
    objects.computeIfAbsent(store, _ -> new HashMap<>()).put(key, object);
  }

  /// Has those that fit looked at by the checks of their stores.
  void check(Function<Definition, Definitions.Complaints> complaints) {
    made.forEach(draft -> draft.check(complaints));
  }

  /// {@return the object of a key, for one that refers to it: a draft, or else the active one, or
  /// else a copy of what is saved; null if there is none of these that can be read}
  <T> @Nullable T object(StoreBase<T> store, String key) {
    Map<String, @Nullable Object> known = objects.getOrDefault(store, Map.of());
    if (known.containsKey(key)) {
      return store.type().cast(known.get(key));
    }
    T active = store.activeOrNull(key);
    if (active != null) {
      return active;
    }
    T copy = store.draft(key, object -> note(store, key, object));
    if (copy == null) {
      note(store, key, null);
    }
    return copy;
  }
}
