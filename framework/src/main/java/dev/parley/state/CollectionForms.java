package dev.parley.state;

import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists, sets and queues: their elements, one after the other.
///
/// Elements whose class or constant is gone, and references to what is gone, are left out.
@SuppressWarnings("JdkObsolete") // users have LinkedLists
final class CollectionForms {
  private CollectionForms() {}

  static void addTo(BuiltIns.Sink sink) {
    sink.add(plain(25, ArrayList::new), ArrayList.class, Arrays.asList().getClass());
    sink.add(plain(26, LinkedList::new), LinkedList.class);
    sink.add(plain(27, CopyOnWriteArrayList::new), CopyOnWriteArrayList.class);
    sink.add(plain(28, CollectionForms::unmodifiable), List.of().getClass(), List.of(1).getClass());
    sink.add(
        plain(29, Collections::unmodifiableList),
        Collections.emptyList().getClass(),
        Collections.singletonList(1).getClass(),
        Collections.unmodifiableList(new ArrayList<>()).getClass(),
        Collections.unmodifiableList(new LinkedList<>()).getClass());
    sink.add(plain(30, HashSet::new), HashSet.class);
    sink.add(plain(31, LinkedHashSet::new), LinkedHashSet.class);
    sink.add(plain(32, Set::copyOf), Set.of().getClass(), Set.of(1).getClass());
    sink.add(
        plain(33, list -> Collections.unmodifiableSet(new LinkedHashSet<>(list))),
        Collections.emptySet().getClass(),
        Collections.singleton(1).getClass(),
        Collections.unmodifiableSet(new HashSet<>()).getClass());
    sink.add(plain(34, ArrayDeque::new), ArrayDeque.class);
    sink.add(
        plain(35, Collections::unmodifiableCollection),
        Collections.unmodifiableCollection(new ArrayList<>()).getClass());
    sink.add(
        plain(
            36,
            list -> {
              Set<@Nullable Object> set = ConcurrentHashMap.newKeySet();
              set.addAll(list);
              return set;
            }),
        ConcurrentHashMap.newKeySet().getClass());
    sink.add(plain(37, ConcurrentLinkedQueue::new), ConcurrentLinkedQueue.class);
    sink.add(plain(38, ConcurrentLinkedDeque::new), ConcurrentLinkedDeque.class);
    sink.add(sorted(39, TreeSet::new), TreeSet.class);
    sink.add(sorted(40, ConcurrentSkipListSet::new), ConcurrentSkipListSet.class);
    sink.add(sorted(41, PriorityQueue::new), PriorityQueue.class);
    sink.add(
        new BuiltIn(42, CollectionForms::writeEnums, CollectionForms::readEnums),
        EnumSet.noneOf(DayOfWeek.class).getClass(), // up to 64 constants
        EnumSet.noneOf(Character.UnicodeScript.class).getClass()); // more
  }

  /// Stream.toList() is of the class of List.of(), but may hold nulls.
  private static Object unmodifiable(List<@Nullable Object> list) {
    return list.contains(null) ? Collections.unmodifiableList(list) : List.copyOf(list);
  }

  private static BuiltIn plain(int tag, Function<List<@Nullable Object>, Object> maker) {
    return new BuiltIn(tag, CollectionForms::write, in -> maker.apply(elements(in)));
  }

  private static BuiltIn sorted(
      int tag,
      Function<@Nullable Comparator<@Nullable Object>, Collection<@Nullable Object>> maker) {
    return new BuiltIn(
        tag,
        (out, value) -> {
          Comparators.write(out, comparator(value));
          write(out, value);
        },
        in -> {
          var collection = maker.apply(Comparators.read(in));
          collection.addAll(elements(in));
          return collection;
        });
  }

  private static @Nullable Comparator<?> comparator(Object sorted) {
    return sorted instanceof PriorityQueue<?> queue
        ? queue.comparator()
        : ((SortedSet<?>) sorted).comparator();
  }

  private static void write(StateWriter out, Object collection) {
    int number = 0;
    for (var element : (Collection<?>) collection) {
      out.path.element(number++);
      out.value(element);
    }
  }

  private static List<@Nullable Object> elements(StateReader in) {
    var elements = new ArrayList<@Nullable Object>();
    for (int number = 0; in.hasMore(); number++) {
      in.path.element(number);
      var element = in.value();
      if (!Missing.is(element)) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static void writeEnums(StateWriter out, Object value) {
    var set = (EnumSet<?>) value;
    var some = set.isEmpty() ? EnumSet.complementOf(set) : set;
    if (some.isEmpty()) {
      throw new StateException(out.path + ": a set of an enum without constants can't be written");
    }
    out.writeVarInt(out.type(some.iterator().next().getDeclaringClass()), true);
    write(out, set);
  }

  private static Object readEnums(StateReader in) {
    return enums(in, in.type());
  }

  private static <E extends Enum<E>> Object enums(StateReader in, Class<?> type) {
    Class<E> constants = EnumForm.constants(type);
    var set = EnumSet.noneOf(constants);
    for (var element : elements(in)) {
      set.add(constants.cast(element));
    }
    return set;
  }
}
