package dev.parley.wire;

import dev.parley.link.Frame;
import dev.parley.link.Limits;
import dev.parley.link.Network;
import dev.parley.link.TelnetPolicy;
import dev.parley.link.ToGate;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Records with random contents, of any class that crosses the link.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Samples {
  private static final int[] POINTS = {
    'a', ' ', 0, 0x7f, 0x80, 0xff, 0x7ff, 0x800, 0xffff, 0x1f600
  };

  private final Random random;

  Samples(Random random) {
    this.random = random;
  }

  /// {@return one of each record that the sealed interface permits}
  <T> List<T> ofEach(Class<T> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .map(type -> family.cast(of(type)))
        .toList();
  }

  Frame frame() {
    var frame = new Frame();
    for (int count = random.nextInt(3); count >= 0; count--) {
      ofEach(ToGate.class).forEach(frame::add);
    }
    return frame;
  }

  /// Text of all kinds, half surrogate pairs too.
  String text() {
    var text = new StringBuilder();
    for (int count = random.nextInt(20); count > 0; count--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        case 1 -> text.appendCodePoint(POINTS[random.nextInt(POINTS.length)]);
        default -> text.append("plain");
      }
    }
    return text.toString();
  }

  private Object of(Type type) {
    if (type instanceof ParameterizedType generic) {
      var arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return many().mapToObj(_ -> of(arguments[0])).toList();
      }
      if (generic.getRawType() == Set.class) {
        return many().mapToObj(_ -> of(arguments[0])).collect(Collectors.toSet());
      }
      if (generic.getRawType() == Map.class) {
        var map = new HashMap<Object, Object>();
        many().forEach(_ -> map.put(of(arguments[0]), of(arguments[1])));
        return map;
      }
    }
    if (type instanceof Class<?> plain) {
      return of(plain);
    }
    throw new AssertionError("teach Samples to make a " + type);
  }

  private Object of(Class<?> type) {
    if (type == Limits.class || type == TelnetPolicy.class) {
      return acceptable(type);
    }
    if (type.isRecord()) {
      return record(type);
    }
    if (type.isEnum()) {
      var all = type.getEnumConstants();
      return all[random.nextInt(all.length)];
    }
    if (type.isArray() && type != byte[].class) {
      var values = many().mapToObj(_ -> of(type.componentType())).toList();
      var array = Array.newInstance(type.componentType(), values.size());
      IntStream.range(0, values.size()).forEach(at -> Array.set(array, at, values.get(at)));
      return array;
    }
    return switch (type.getName()) {
      case "long" -> random.nextLong() >> random.nextInt(64);
      case "int", "java.lang.Integer" -> random.nextInt() >> random.nextInt(32);
      case "boolean" -> random.nextBoolean();
      case "[B" -> bytes(random.nextInt(300));
      case "java.lang.String" -> text();
      case "java.time.Duration" ->
          Duration.ofSeconds(
              random.nextLong() >> random.nextInt(64), random.nextInt(1_000_000_000));
      case "java.time.Instant" ->
          Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      case "java.net.InetSocketAddress" -> address();
      case "dev.parley.link.Network" ->
          Network.parse("2001:db8:%x::/%d".formatted(random.nextInt(0x10000), random.nextInt(129)));
      default -> throw new AssertionError("teach Samples to make a " + type);
    };
  }

  private Object record(Class<?> type) {
    var parts = type.getRecordComponents();
    var values = new ArrayList<>();
    for (var part : parts) {
      // The one part that may be missing.
      boolean missing = type == ToGate.Keep.class && part.getName().equals("value");
      values.add(missing && random.nextBoolean() ? null : of(part.getGenericType()));
    }
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(part -> part.getType()).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type + " could not be made", e);
    }
  }

  /// One that does not refuse what is in it.
  private Object acceptable(Class<?> type) {
    while (true) {
      try {
        return record(type);
      } catch (AssertionError refused) {
        if (!(refused.getCause().getCause() instanceof IllegalArgumentException)) {
          throw refused;
        }
      }
    }
  }

  private InetSocketAddress address() {
    int port = random.nextInt(65536);
    try {
      return switch (random.nextInt(4)) {
        case 0 -> InetSocketAddress.createUnresolved("nowhere" + random.nextInt(), port);
        case 1 -> new InetSocketAddress(InetAddress.getByAddress(bytes(4)), port);
        case 2 -> new InetSocketAddress(InetAddress.getByAddress("name", bytes(4)), port);
        default -> new InetSocketAddress(InetAddress.getByAddress(bytes(16)), port);
      };
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private IntStream many() {
    return IntStream.range(0, random.nextInt(5));
  }
}
