package dev.parley.asterisk.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live objects of one kind by their keys, up to a limit; past it the oldest is forgotten. Of a
/// key it keeps no more than of other texts, which is enough to tell any of Asterisk's apart.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class LiveMap<T extends FollowedObject> {
  private static final Logger log = LoggerFactory.getLogger(LiveMap.class);

  private final Map<String, T> objects = new LinkedHashMap<>();
  private final int limit;
  private final Consumer<? super T> whenRemoved;
  private boolean warned;

  /// Holds none yet.
  ///
  /// @param whenRemoved is given each that goes, for whatever reason, so that nothing else keeps it
  LiveMap(int limit, Consumer<? super T> whenRemoved) {
    this.limit = limit;
    this.whenRemoved = whenRemoved;
  }

  @Nullable T get(String key) {
    return objects.get(Read.kept(key));
  }

  T get(String name, Function<String, T> make) {
    String key = Read.kept(name);
    T known = objects.get(key);
    if (known != null) {
      return known;
    }
    if (objects.size() >= limit) {
      forgetOldest();
    }
    T made = make.apply(key);
    objects.put(key, made);
    return made;
  }

  private void forgetOldest() {
    Map.Entry<String, T> oldest = objects.entrySet().iterator().next();
    if (!warned) {
      warned = true;
      log.warn(
          "{} has more than {} live objects of the kind {}; the oldest are forgotten",
          oldest.getValue().manager(),
          limit,
          oldest.getValue().getClass().getSimpleName());
    }
    remove(oldest.getKey());
  }

  void remove(String key) {
    T gone = objects.remove(Read.kept(key));
    if (gone != null) {
      gone.markGone();
      whenRemoved.accept(gone);
    }
  }

  Collection<T> all() {
    return List.copyOf(objects.values());
  }
}
