package dev.parley.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds the bindings whose match specs an event fulfils by looking its attributes up.
///
/// Each binding is filed under one of its conditions, its name or its first attribute. Where all
/// are filed under the same attribute, which is the usual case, the answer for each value is ready.
final class MatchIndex {
  private static final Comparator<Binding> ORDER = (a, b) -> a == b ? 0 : a.comesBefore(b) ? -1 : 1;

  /// Reads what a condition compares, as a key of the index.
  private interface Reader extends Function<Object, @Nullable Object> {}

  /// The bindings that are filed under one attribute, by its values.
  private record File(Reader reader, Map<Object, Drawer> drawers) {
    Binding any() {
      return drawers.values().iterator().next().bindings.getFirst();
    }
  }

  /// The bindings that are filed under one value.
  private static final class Drawer {
    private final List<Binding> bindings = new ArrayList<>(1);
    private boolean hasFurtherConditions;

    /// With the unconditional ones, made when first asked for.
    private volatile Binding @Nullable [] merged;
  }

  private final Binding[] unconditional;
  private final File[] files;

  private MatchIndex(Binding[] unconditional, File[] files) {
    this.unconditional = unconditional;
    this.files = files;
  }

  static MatchIndex of(Binding[] unconditional, List<Binding> indexed) {
    Map<Object, File> files = new LinkedHashMap<>();
    for (Binding binding : indexed) {
      Object key;
      Object value;
      Reader reader;
      String name = binding.terms.name;
      if (name != null) {
        key = Route.class;
        value = name;
        reader = Route::nameOf;
      } else {
        var first = binding.terms.where.entrySet().iterator().next();
        key = first.getKey();
        value = first.getValue();
        reader = first.getKey()::read;
      }
      Drawer drawer =
          files
              .computeIfAbsent(key, _ -> new File(reader, new HashMap<>()))
              .drawers
              .computeIfAbsent(value, _ -> new Drawer());
      drawer.bindings.add(binding);
      drawer.hasFurtherConditions |= binding.terms.where.size() > (name == null ? 1 : 0);
    }
    return new MatchIndex(unconditional, files.values().toArray(new File[0]));
  }

  Binding[] select(Object event) {
    if (files.length == 1) {
      Drawer drawer = find(files[0], event);
      if (drawer == null) {
        return unconditional;
      }
      if (!drawer.hasFurtherConditions) {
        Binding[] merged = drawer.merged;
        return merged != null ? merged : merge(drawer);
      }
    }
    return selectByAll(event, null);
  }

  /// As [#select], where an attribute that can't be read is reported, once, and matches nothing.
  Binding[] selectDespiteFailures(Object event, BiConsumer<Binding, Throwable> failures) {
    return selectByAll(event, failures);
  }

  private static @Nullable Drawer find(File file, Object event) {
    Object value = file.reader.apply(event);
    return value == null ? null : file.drawers.get(value);
  }

  private Binding[] merge(Drawer drawer) {
    Binding[] merged = sorted(new ArrayList<>(drawer.bindings));
    drawer.merged = merged;
    return merged;
  }

  private Binding[] selectByAll(Object event, @Nullable BiConsumer<Binding, Throwable> failures) {
    List<Binding> found = new ArrayList<>();
    for (File file : files) {
      try {
        collect(file, event, found);
      } catch (Throwable e) {
        if (failures == null) {
          throw e;
        }
        failures.accept(file.any(), e);
      }
    }
    return found.isEmpty() ? unconditional : sorted(found);
  }

  private static void collect(File file, Object event, List<Binding> found) {
    Drawer drawer = find(file, event);
    if (drawer != null) {
      for (Binding binding : drawer.bindings) {
        if (fulfils(event, binding)) {
          found.add(binding);
        }
      }
    }
  }

  private static boolean fulfils(Object event, Binding binding) {
    for (Map.Entry<Attribute<?>, Object> condition : binding.terms.where.entrySet()) {
      if (!Objects.equals(condition.getKey().read(event), condition.getValue())) {
        return false;
      }
    }
    return true;
  }

  private Binding[] sorted(List<Binding> found) {
    found.addAll(Arrays.asList(unconditional));
    found.sort(ORDER);
    return found.toArray(new Binding[0]);
  }

  List<Binding> all() {
    List<Binding> all = new ArrayList<>(Arrays.asList(unconditional));
    for (File file : files) {
      file.drawers.values().forEach(drawer -> all.addAll(drawer.bindings));
    }
    all.sort(ORDER);
    return all;
  }
}
