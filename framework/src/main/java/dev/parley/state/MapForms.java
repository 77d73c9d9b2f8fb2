package dev.parley.state;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Maps: key, value, key, value.
///
/// Entries of which the key or the value is gone are left out.
final class MapForms {
  private MapForms() {}

  static void addTo(BuiltIns.Sink sink) {
    sink.add(plain(45, HashMap::new), HashMap.class);
    sink.add(plain(46, LinkedHashMap::new), LinkedHashMap.class);
    sink.add(plain(47, ConcurrentHashMap::new), ConcurrentHashMap.class);
    sink.add(copied(48, map -> Map.copyOf(map)), Map.of().getClass(), Map.of(1, 1).getClass());
    sink.add(
        copied(49, map -> Collections.unmodifiableMap(map)),
        Collections.emptyMap().getClass(),
        Collections.singletonMap(1, 1).getClass(),
        Collections.unmodifiableMap(new HashMap<>()).getClass());
    sink.add(sorted(50, TreeMap::new), TreeMap.class);
    sink.add(sorted(51, ConcurrentSkipListMap::new), ConcurrentSkipListMap.class);
    sink.add(new BuiltIn(52, MapForms::writeEnums, MapForms::readEnums), EnumMap.class);
  }

  private static BuiltIn plain(int tag, Supplier<Map<@Nullable Object, @Nullable Object>> maker) {
    return new BuiltIn(tag, MapForms::write, in -> fill(in, maker.get()));
  }

  private static BuiltIn copied(
      int tag, UnaryOperator<Map<@Nullable Object, @Nullable Object>> copy) {
    return new BuiltIn(
        tag,
        MapForms::write,
        in -> copy.apply(fill(in, new LinkedHashMap<@Nullable Object, @Nullable Object>())));
  }

  private static BuiltIn sorted(
      int tag,
      Function<@Nullable Comparator<@Nullable Object>, Map<@Nullable Object, @Nullable Object>>
          maker) {
    return new BuiltIn(
        tag,
        (out, map) -> {
          Comparators.write(out, ((SortedMap<?, ?>) map).comparator());
          write(out, map);
        },
        in -> fill(in, maker.apply(Comparators.read(in))));
  }

  private static void write(StateWriter out, Object map) {
    int number = 0;
    for (var entry : ((Map<?, ?>) map).entrySet()) {
      out.path.key(number);
      out.value(entry.getKey());
      out.path.value(number++);
      out.value(entry.getValue());
    }
  }

  private static <M extends Map<@Nullable Object, @Nullable Object>> M fill(StateReader in, M map) {
    for (int number = 0; in.hasMore(); number++) {
      in.path.key(number);
      var key = in.value();
      in.path.value(number);
      var value = in.value();
      if (!Missing.is(key) && !Missing.is(value)) {
        map.put(key, value);
      }
    }
    return map;
  }

  private static void writeEnums(StateWriter out, Object value) {
    var map = (EnumMap<?, ?>) value;
    out.writeVarInt(out.type(keys(out, map)), true);
    write(out, map);
  }

  /// An empty map does not tell its kind of keys, but it refuses all others.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Class<?> keys(StateWriter out, EnumMap<?, ?> map) {
    if (!map.isEmpty()) {
      return map.keySet().iterator().next().getDeclaringClass();
    }
    for (var type : out.vocabulary().enums()) {
      var constants = type.getEnumConstants();
      try {
        if (constants.length > 0) {
          ((EnumMap) map.clone()).put((Enum) constants[0], null);
          return type;
        }
      } catch (ClassCastException _) {
        // of another enum
      }
    }
    throw new StateException(
        out.path.text(out.path.depth() - 1)
            + ": the enum of an empty EnumMap is not declared; declare it by"
            + " service.declare(...)");
  }

  private static Object readEnums(StateReader in) {
    return enums(in, in.type());
  }

  // An EnumMap checks its keys itself.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <E extends Enum<E>> Object enums(StateReader in, Class<?> type) {
    Class<E> constants = EnumForm.constants(type);
    return fill(in, (Map) new EnumMap<E, Object>(constants));
  }
}
