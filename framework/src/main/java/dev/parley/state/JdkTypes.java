package dev.parley.state;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Types of the JDK by their names, as those of the elements of an array.
///
/// Immutable.
final class JdkTypes {
  private static final Map<String, Class<?>> BY_NAME =
      Stream.<Class<?>>of(
              boolean.class,
              byte.class,
              short.class,
              char.class,
              int.class,
              long.class,
              float.class,
              double.class,
              Boolean.class,
              Byte.class,
              Short.class,
              Character.class,
              Integer.class,
              Long.class,
              Float.class,
              Double.class,
              String.class,
              Object.class,
              Number.class,
              CharSequence.class,
              Comparable.class,
              Iterable.class,
              Collection.class,
              List.class,
              Set.class,
              Map.class,
              Queue.class,
              Deque.class,
              SortedMap.class,
              SortedSet.class,
              ArrayList.class,
              LinkedList.class,
              HashSet.class,
              LinkedHashSet.class,
              TreeSet.class,
              HashMap.class,
              LinkedHashMap.class,
              TreeMap.class,
              ArrayDeque.class,
              EnumSet.class,
              EnumMap.class,
              Optional.class,
              BitSet.class,
              BigInteger.class,
              BigDecimal.class,
              UUID.class,
              URI.class,
              Locale.class,
              InetAddress.class,
              InetSocketAddress.class,
              Instant.class,
              Duration.class,
              Period.class,
              LocalDate.class,
              LocalTime.class,
              LocalDateTime.class,
              OffsetDateTime.class,
              ZonedDateTime.class,
              ZoneId.class,
              DayOfWeek.class,
              Month.class,
              ChronoUnit.class,
              TimeUnit.class)
          .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

  private JdkTypes() {}

  static @Nullable Class<?> byName(String name) {
    return BY_NAME.get(name);
  }

  /// {@return whether a value of exactly this type can be written without declaring}
  static boolean isKnown(Class<?> type) {
    if (type.isArray()) {
      return isKnown(type.getComponentType());
    }
    boolean named = BY_NAME.get(type.getName()) == type;
    return type.isPrimitive()
        || BuiltIns.of(type) != null
        || (named && !Modifier.isAbstract(type.getModifiers()));
  }
}
