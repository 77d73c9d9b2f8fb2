package dev.parley.asterisk.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The live objects of one kind by their keys, up to a limit; past it the oldest is forgotten.
///
/// Confined to its strand: call it only from a handler, timer or task of the service.
final class LiveMap<T extends FollowedObject> {
  private static final Logger log = LoggerFactory.getLogger(LiveMap.class);

  private final Map<String, T> objects = new LinkedHashMap<>();
  private final int limit;
  private boolean warned;

  LiveMap(int limit) {
    this.limit = limit;
  }

  @Nullable T get(String key) {
    return objects.get(key);
  }

  T get(String key, Function<String, T> make) {
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
          "{} has more than {} of the kind of {}; the oldest are forgotten",
          oldest.getValue().manager(),
          limit,
          oldest.getValue());
    }
    remove(oldest.getKey());
  }

  void remove(String key) {
    T gone = objects.remove(key);
    if (gone != null) {
      gone.markGone();
    }
  }

  Collection<T> all() {
    return List.copyOf(objects.values());
  }
}
