package dev.parley.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Bytes that no codec wrote: changed ones, cut ones, random ones.
///
/// A round that fails tells its seed.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DamagedStateTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// What a read may allocate: exceptions with their traces, classes of the JDK that are loaded for
  /// the first time, and for each byte what the most wasteful types take that fit into two of them.
  private static final long ALLOCATION = 1_000_000;

  private static final long ALLOCATION_PER_BYTE = 200;

  enum Colour {
    RED,
    GREEN
  }

  sealed interface Part permits Wheel, Frame {}

  record Wheel(int size, String maker) implements Part {}

  record Frame(List<Part> parts, Part[] spare, int[][] grid) implements Part {}

  static class Machine {
    String name = "m";
    private final Map<String, Object> notes = new HashMap<>();
    Object any;
    Colour colour = Colour.RED;
    Optional<Part> part = Optional.empty();
    double weight = 1.5;
    char sign = 'x';
  }

  /// Is known to no codec here.
  record Undeclared(int a) {}

  static final class Handler {
    List<Part> list = new ArrayList<>(List.of(new Wheel(1, "a"), new Wheel(2, "b")));
    String text = "text";
    int number = 7;
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger(StateCodec.class);
  private final StateCodec codec =
      new StateCodec()
          .declare(Machine.class, Frame.class, Colour.class)
          .reference(Thread.class, Thread::getName, name -> Thread.currentThread());

  /// Each of a hundred thousand rounds may warn.
  @BeforeEach
  void quiet() {
    logger.setLevel(Level.OFF);
    samples().forEach(sample -> read(sample, "warm-up"));
  }

  @AfterEach
  void loud() {
    logger.setLevel(null);
  }

  private List<byte[]> samples() {
    var machine = new Machine();
    machine.any =
        new Frame(
            List.of(new Wheel(1, "a"), new Wheel(2, "ü\uD83D\uDE00")),
            new Part[] {new Wheel(3, "c"), null},
            new int[][] {{1, 2}, {}});
    machine.notes.put("list", new ArrayList<>(Arrays.asList(1, 2L, null, 'c', 1.5f, (byte) 3)));
    machine.notes.put("set", new HashSet<>(List.of("x", "y")));
    machine.part = Optional.of(new Wheel(5, "d"));
    var values =
        List.of(
            "text",
            7,
            Instant.now(),
            machine,
            new ArrayList<>(
                List.of(
                    EnumSet.allOf(Colour.class),
                    EnumSet.of(DayOfWeek.MONDAY),
                    new EnumMap<>(Map.of(Colour.RED, 1)),
                    new TreeSet<>(List.of("a", "b")),
                    new TreeMap<>(Map.of(1, "a")),
                    Set.of(1, 2),
                    Map.of(1, 2, 3, 4),
                    new ArrayDeque<>(List.of(1)),
                    new CopyOnWriteArrayList<>(List.of(1, 2)),
                    new ConcurrentHashMap<>(Map.of("a", "b")),
                    Optional.of(Thread.currentThread()))),
            new ArrayList<>(
                List.of(
                    new BigInteger("12345678901234567890"),
                    new BigDecimal("1.50"),
                    new BigDecimal("123456789012345678901.5"),
                    BitSet.valueOf(new long[] {1, 2}),
                    UUID.randomUUID(),
                    URI.create("a:b"),
                    ZonedDateTime.now(),
                    Locale.GERMANY,
                    new InetSocketAddress("127.0.0.1", 5),
                    new StringBuilder("sb"),
                    new byte[] {1, 2},
                    new boolean[] {true},
                    new short[] {1},
                    new char[] {'c'},
                    new int[] {1, 2},
                    new long[] {1},
                    new float[] {1},
                    new double[] {1},
                    new String[] {"a"},
                    new Colour[] {Colour.RED})));
    var samples = new ArrayList<byte[]>();
    values.forEach(value -> samples.add(codec.write("value", value)));
    samples.add(codec.writeFields("value", new Handler(), Object.class));
    return samples;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void changedBytesGiveAValueOfDeclaredClassesOrAStateException(long seed) {
    rounds(seed, 5_000);
  }

  @Test
  @Tag("slow")
  void changedBytesInALongRun() {
    for (long seed = 100; seed < 400; seed++) {
      rounds(seed, 10_000);
    }
  }

  private void rounds(long seed, int count) {
    var random = new Random(seed);
    var samples = samples();
    for (int round = 0; round < count; round++) {
      var bytes = samples.get(random.nextInt(samples.size()));
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes = change(bytes, random, samples);
      }
      check(bytes, "seed " + seed + ", round " + round);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void randomBytesGiveAValueOfDeclaredClassesOrAStateException(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      var bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        bytes[0] = (byte) (Tags.FORMAT | random.nextInt(2));
        bytes[bytes.length / 2] = 0;
      }
      check(bytes, "seed " + seed + ", round " + round);
    }
  }

  private static byte[] change(byte[] bytes, Random random, List<byte[]> others) {
    if (bytes.length == 0) {
      return new byte[] {Tags.FORMAT};
    }
    int at = random.nextInt(bytes.length);
    int length = Math.min(1 + random.nextInt(8), bytes.length - at);
    var changed = bytes.clone();
    switch (random.nextInt(7)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt(256);
      case 2 -> changed = Arrays.copyOf(bytes, at);
      case 3 -> changed = join(head(bytes, at), random(random), tail(bytes, at));
      case 4 -> changed = join(head(bytes, at), tail(bytes, at + length));
      case 5 -> changed = join(head(bytes, at + length), tail(bytes, at));
      default -> {
        // A number as large as can be, where there may be a length.
        var huge = new byte[] {-1, -1, -1, -1, (byte) (random.nextBoolean() ? 7 : 15)};
        changed = join(head(bytes, at), huge, tail(bytes, at + 1));
        if (random.nextInt(4) == 0) {
          var other = others.get(random.nextInt(others.size()));
          changed = join(head(bytes, at), tail(other, random.nextInt(other.length)));
        }
      }
    }
    return changed;
  }

  private static byte[] random(Random random) {
    var bytes = new byte[1 + random.nextInt(6)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] head(byte[] bytes, int end) {
    return Arrays.copyOf(bytes, end);
  }

  private static byte[] tail(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private void check(byte[] bytes, String round) {
    var before = bytes.clone();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    var values = read(bytes, round);
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    if (allocated > ALLOCATION + ALLOCATION_PER_BYTE * bytes.length) {
      fail(round + " allocated " + allocated + " for " + bytes.length + " bytes");
    }
    if (!isDeclared(values)) {
      fail(round + " made something that was not declared");
    }
    if (!Arrays.equals(bytes, before)) {
      fail(round + " changed the bytes it read");
    }
  }

  private List<Object> read(byte[] bytes, String round) {
    var values = new ArrayList<>();
    var handler = new Handler();
    try {
      values.add(codec.read("value", Object.class, bytes));
    } catch (StateException e) {
      // the usual end
    } catch (Throwable e) {
      fail(round, e);
    }
    try {
      codec.readFields("value", handler, Object.class, bytes);
    } catch (StateException e) {
      // the usual end
    } catch (Throwable e) {
      fail(round, e);
    }
    values.add(handler.list);
    return values;
  }

  private static boolean isDeclared(Object value) {
    return switch (value) {
      case null -> true;
      case Collection<?> all -> all.stream().allMatch(DamagedStateTest::isDeclared);
      case Map<?, ?> map -> isDeclared(map.keySet()) && isDeclared(map.values());
      case Object[] all -> Arrays.stream(all).allMatch(DamagedStateTest::isDeclared);
      case Optional<?> some -> isDeclared(some.orElse(null));
      case Machine machine -> isDeclared(machine.any) && isDeclared(machine.notes);
      case Frame frame -> isDeclared(frame.spare());
      case Wheel _, Colour _ -> true;
      default ->
          value == Thread.currentThread()
              || value.getClass().getName().startsWith("java.")
              || value.getClass().isArray();
    };
  }

  @Test
  void noObjectOfAnUndeclaredClassIsMade() {
    var other = new StateCodec().declare(Undeclared.class);

    assertThatThrownBy(
            () -> codec.read("value", Object.class, other.write("value", new Undeclared(1))))
        .isInstanceOf(OutdatedStateException.class)
        .hasMessageContaining("Undeclared is gone, or not declared any more");
    assertThatThrownBy(
            () -> codec.read("value", Object.class, other.write("value", new Undeclared[0])))
        .isInstanceOf(OutdatedStateException.class);
  }

  @Test
  void everyWayToCutABlobIsNoticed() {
    for (var sample : samples()) {
      for (int length = 0; length < sample.length - 1; length++) {
        var cut = Arrays.copyOf(sample, length);
        try {
          codec.read("value", Object.class, cut);
        } catch (StateException e) {
          assertThat(e.getMessage()).startsWith("value");
        }
      }
    }
  }

  @Test
  void aDeepNestOfListsIsRefused() {
    var bytes = new ByteArrayOutputStream();
    bytes.write(Tags.FORMAT | Tags.TREE);
    bytes.write(0);
    // Each list holds all bytes that follow; the lengths need not be right for the test.
    for (int i = 0; i < 200_000; i++) {
      bytes.write(25);
      bytes.write(100);
    }

    assertThatThrownBy(() -> codec.read("value", Object.class, bytes.toByteArray()))
        .isInstanceOf(StateException.class);
  }

  @Test
  void anotherFormatIsRefusedWithASentence() {
    assertThatThrownBy(() -> codec.read("value", Object.class, new byte[] {0x20, 0, 0}))
        .isInstanceOf(StateException.class)
        .hasMessage(
            "value: state of format 2 (expected 1); it is damaged, or was written by another"
                + " version of Parley");
  }
}
