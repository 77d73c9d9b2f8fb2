package dev.parley.rooms;

import dev.parley.Service;
import dev.parley.store.Store;
import dev.parley.store.StoreException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Saves what has changed, soon and together: what is kept in one go, the giver and the taker of a
/// thing say, is saved in one transaction, so that nothing is lost or doubled by a crash. Nobody
/// waits for it, so that commands that move things do so at once or not at all.
///
/// Confined to its strand.
final class Keeper {
  private static final Logger log = LoggerFactory.getLogger(Keeper.class);

  private final Service service;
  private final Set<Kept<?>> changed = new LinkedHashSet<>();
  private boolean saving;

  /// Objects of stores have no equals of their own.
  private record Kept<T>(Store<T> store, T object) {
    @SuppressWarnings("ReferenceEquality") // Another object of the key would be saved by others.
    boolean isActive() {
      return store.active(store.key(object)).filter(active -> active == object).isPresent();
    }
  }

  Keeper(Service service) {
    this.service = service;
  }

  <T> void keep(Store<T> store, T object) {
    changed.add(new Kept<>(store, object));
    if (!saving) {
      saving = true;
      var _ =
          service.start(() -> {
            try {
              flush();
            } finally {
              saving = false;
            }
          });
    }
  }

  /// Saves what has changed so far. Waits.
  void flush() {
    while (!changed.isEmpty()) {
      // Who has left meanwhile is saved, or an account may be gone.
      List<Kept<?>> present = changed.stream().filter(Kept::isActive).toList();
      changed.clear();
      if (present.isEmpty()) {
        return;
      }
      try {
        service.transaction(tx -> present.forEach(kept -> tx.save(kept.object())));
      } catch (StoreException e) {
        log.warn("can't save {}", present.stream().map(Kept::object).toList(), e);
      }
    }
  }
}
