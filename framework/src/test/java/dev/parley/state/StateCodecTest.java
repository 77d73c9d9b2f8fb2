package dev.parley.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateCodecTest {
  enum Colour {
    RED,
    GREEN {
      @Override
      String hint() {
        return "go";
      }
    };

    String hint() {
      return "stop";
    }
  }

  enum Nobody {}

  sealed interface Shape permits Circle, Square {}

  record Circle(int radius) implements Shape {}

  static final class Square implements Shape {
    int side;
  }

  record Address(String street, int number) {}

  record Profile(
      String name, Address address, List<Shape> shapes, Map<Colour, Optional<Shape>> by) {}

  static class Base {
    private String name = "base";
    protected int count;
  }

  static class Thing extends Base {
    static int made;
    private final String name;
    private final long[] numbers;
    transient String cache = "cached";
    Object any;

    Thing(String name, long... numbers) {
      this.name = name;
      this.numbers = numbers;
    }

    String baseName() {
      return super.name;
    }

    void baseName(String to) {
      super.name = to;
    }
  }

  static final class Node {
    Node next;
  }

  static final class Holder {
    Object held;
    transient Object skipped;

    Holder() {}

    Holder(Object held) {
      this.held = held;
    }
  }

  final class Inner {
    int a = codec.hashCode();
  }

  static final class Words extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
  }

  @Was("old.Name")
  record First() {}

  @Was("old.Name")
  record Second() {}

  private final StateCodec codec = new StateCodec();

  private Object copy(Object value) {
    return codec.read("value", Object.class, codec.write("value", value));
  }

  static Stream<Object> ofTheJdk() throws Exception {
    return Stream.of(
        true,
        (byte) -7,
        (short) -700,
        'ä',
        -70_000,
        Long.MIN_VALUE,
        1.5f,
        Double.MIN_VALUE,
        "",
        "plain",
        "über 日本 \uD83D\uDE00",
        "lone \uD800 surrogate",
        "x".repeat(100_000),
        new ArrayList<>(Arrays.asList("a", null, 1, List.of())),
        new LinkedList<>(List.of(1, 2)),
        new CopyOnWriteArrayList<>(List.of(1, 2)),
        List.of(),
        List.of("a"),
        List.of(1, 2, 3),
        Stream.of("a", null).toList(),
        Collections.unmodifiableList(new ArrayList<>(Arrays.asList(null, 1))),
        Collections.emptyList(),
        Collections.singletonList(null),
        new HashSet<>(Arrays.asList(1, 2, null)),
        new LinkedHashSet<>(List.of(3, 1, 2)),
        new TreeSet<>(List.of("b", "a")),
        Set.of(),
        Set.of(1, 2, 3),
        Collections.emptySet(),
        Collections.singleton(1),
        Collections.unmodifiableSet(new HashSet<>(List.of(1))),
        new HashMap<>(Map.of("a", 1, "b", List.of(2))),
        new LinkedHashMap<>(Map.of(1, 2)),
        new TreeMap<>(Map.of("a", 1)),
        new ConcurrentHashMap<>(Map.of("a", 1)),
        new ConcurrentSkipListMap<>(Map.of("a", 1)),
        Map.of(),
        Map.of("a", 1),
        Map.of("a", 1, "b", 2),
        Collections.emptyMap(),
        Collections.singletonMap(1, null),
        Collections.unmodifiableMap(new HashMap<>(Map.of(1, 2))),
        EnumSet.of(DayOfWeek.MONDAY),
        EnumSet.noneOf(DayOfWeek.class),
        new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
        new EnumMap<>(DayOfWeek.class),
        DayOfWeek.FRIDAY,
        Optional.empty(),
        Optional.of("a"),
        Instant.now(),
        Instant.MIN,
        Instant.MAX,
        Duration.ofSeconds(-5, 7),
        Period.of(1, 2, 3),
        LocalDate.of(2026, 11, 21),
        LocalTime.of(1, 2, 3, 4),
        LocalDateTime.of(2026, 11, 21, 8, 30),
        OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(-3)),
        OffsetDateTime.now(),
        ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"))
            .withLaterOffsetAtOverlap(),
        Year.of(2026),
        YearMonth.of(2026, 11),
        MonthDay.of(2, 29),
        ZoneId.of("Asia/Tokyo"),
        ZoneOffset.UTC,
        UUID.randomUUID(),
        URI.create("telnet://localhost:4000/?a=ü"),
        new BigInteger("-123456789012345678901234567890"),
        new BigDecimal("0.00"),
        new BigDecimal("-12345678901234567890.12345"),
        BigDecimal.TEN,
        new BigDecimal("1E+3"),
        BitSet.valueOf(new long[] {5, 0, 9}),
        Locale.forLanguageTag("zh-Hant-TW"),
        Locale.ROOT,
        InetAddress.getByAddress("here", new byte[] {127, 0, 0, 1}),
        InetAddress.getByName("::1"),
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), 65_535),
        InetSocketAddress.createUnresolved("example.org", 23));
  }

  @ParameterizedTest
  @MethodSource("ofTheJdk")
  void readsTypesOfTheJdkAsTheyWereWritten(Object value) {
    assertThat(copy(value)).isEqualTo(value).hasSameClassAs(copy(value));
    // and as a part of something else
    assertThat(copy(new ArrayList<>(List.of(value)))).isEqualTo(List.of(value));
  }

  static Stream<Arguments> arrays() {
    return Stream.<Object>of(
            new byte[] {1, -2},
            new boolean[] {true, false},
            new short[] {1, -2},
            new char[] {'a', 'ü'},
            new int[] {1, -2},
            new long[] {1, -2},
            new float[] {1, -2},
            new double[] {1, -2},
            new String[] {"a", null},
            new int[][] {{1}, {}, null},
            new Object[] {"a", 1, new String[0][0]},
            new List<?>[] {List.of(1)},
            new Instant[] {Instant.EPOCH},
            new Integer[0])
        .map(array -> Arguments.of(array));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void readsArraysAsTheyWereWritten(Object array) {
    var copy = copy(array);

    assertThat(copy).hasSameClassAs(array);
    assertThat(Arrays.deepEquals(new Object[] {copy}, new Object[] {array})).isTrue();
  }

  @Test
  void keepsWhatEqualsDoesNotTell() {
    assertThat(((AtomicInteger) copy(new AtomicInteger(7))).get()).isEqualTo(7);
    assertThat(((AtomicLong) copy(new AtomicLong(7))).get()).isEqualTo(7);
    assertThat(((AtomicBoolean) copy(new AtomicBoolean(true))).get()).isTrue();
    assertThat(((AtomicReference<?>) copy(new AtomicReference<>("a"))).get()).isEqualTo("a");
    assertThat(copy(new StringBuilder("ab"))).hasToString("ab");
    assertThat(((ArrayDeque<?>) copy(new ArrayDeque<>(List.of(1, 2)))).toArray())
        .containsExactly(1, 2);
    Set<Object> concurrent = ConcurrentHashMap.newKeySet();
    concurrent.add(1);
    assertThat(copy(concurrent)).hasSameClassAs(concurrent).isEqualTo(concurrent);
    assertThat(copy(Arrays.asList(1, 2))).isInstanceOf(ArrayList.class);
    assertThatThrownBy(() -> ((List<?>) copy(List.of(1, 2))).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void keepsTheOrderOfSortedCollections() {
    var reverse = new TreeSet<String>(Comparator.reverseOrder());
    reverse.addAll(List.of("a", "b"));
    var anyCase = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
    anyCase.put("A", 1);

    assertThat(copy(reverse)).hasToString("[b, a]");
    assertThat(((TreeMap<?, ?>) copy(anyCase)).containsKey("a")).isTrue();
  }

  @Test
  void aShortTextCostsOneByteMore() {
    assertThat(codec.write("value", "hello")).hasSize(6);
    assertThat(new String(codec.write("value", "hello"), StandardCharsets.UTF_8)).endsWith("hello");
  }

  @Nested
  class DeclaredClasses {
    @Test
    void findRecordsEnumsAndSealedTypesAmongTheirParts() {
      codec.declare(Profile.class);
      var profile =
          new Profile(
              "Ann",
              new Address("Way", 1),
              List.of(new Circle(2)),
              new HashMap<>(Map.of(Colour.GREEN, Optional.of(new Circle(3)))));

      assertThat(copy(profile)).isEqualTo(profile);
      assertThat(List.of(Address.class, Circle.class, Square.class, Colour.class))
          .allMatch(codec::isDeclared);
      assertThat(codec.isDeclared(Thing.class)).isFalse();
    }

    @Test
    void keepFinalPrivateAndInheritedFieldsAndSkipTransientOnes() {
      codec.declare(Thing.class);
      var thing = new Thing("sub", 1, 2, 3);
      thing.baseName("super");
      thing.count = 5;
      thing.any = new ArrayList<>(List.of("x"));

      var copy = (Thing) copy(thing);

      assertThat(copy.name).isEqualTo("sub");
      assertThat(copy.baseName()).isEqualTo("super");
      assertThat(copy.count).isEqualTo(5);
      assertThat(copy.numbers).containsExactly(1, 2, 3);
      assertThat(copy.any).isEqualTo(List.of("x"));
      assertThat(copy.cache).isNull();
    }

    @Test
    void maySetConstantsWithABody() {
      codec.declare(Colour.class);

      assertThat(copy(Colour.GREEN)).isSameAs(Colour.GREEN);
      assertThat(copy(EnumSet.of(Colour.GREEN))).isEqualTo(EnumSet.of(Colour.GREEN));
      assertThat(copy(new EnumMap<>(Map.of(Colour.GREEN, 1)))).isEqualTo(Map.of(Colour.GREEN, 1));
      assertThat(copy(new EnumMap<>(Colour.class))).isInstanceOf(EnumMap.class);
      assertThat(copy(new Colour[] {Colour.RED})).isEqualTo(new Colour[] {Colour.RED});
    }
  }

  @Nested
  class Refuses {
    private void refused(Object value, String message) {
      assertThatThrownBy(() -> codec.write("value", value))
          .isInstanceOf(StateException.class)
          .hasMessage(message);
    }

    @Test
    void whatIsNotDeclaredNamingThePath() {
      codec.declare(Holder.class);

      refused(
          new Holder(Map.of("secret", List.of(1, new Node()))),
          "value.held[value 0][1]: "
              + Node.class.getName()
              + " is not declared; declare it by service.declare(Node.class)");
      refused(
          new Holder(new ReentrantLock()),
          "value.held: java.util.concurrent.locks.ReentrantLock is a class of the JDK that can't be"
              + " written; keep a copy or a key in its place, or make the field transient");
    }

    @Test
    void lambdasAndAnonymousClasses() {
      codec.declare(Holder.class);
      Predicate<String> lambda = String::isEmpty;
      var anonymous = new Object() {};

      refused(
          new Holder(lambda),
          "value.held: a lambda can't be written (java.util.function.Predicate); use a record or an"
              + " enum, or make the field transient");
      refused(
          anonymous,
          "value: "
              + anonymous.getClass().getName()
              + " has no name that lasts, since it is anonymous; give it a name and declare it");
      assertThatThrownBy(() -> codec.declare(lambda.getClass()))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void innerClassesThatKeepTheObjectAroundThem() {
      codec.declare(Inner.class);

      refused(
          new Inner(),
          "value: " + Inner.class.getName() + " keeps the object around it; make the class static");
    }

    @Test
    void classesThatExtendClosedOnesOfTheJdk() {
      codec.declare(Words.class, Holder.class);

      refused(
          new Holder(new Words()),
          "value.held: "
              + Words.class.getName()
              + " can't be written, since the fields of its superclass java.util.ArrayList are"
              + " closed; keep one in a field in place of extending it");
    }

    @Test
    void twoClassesWithOneEarlierName() {
      assertThatThrownBy(() -> codec.declare(First.class, Second.class))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("@Was(\"old.Name\") is on ");
    }

    @Test
    void cyclesAndDepth() {
      codec.declare(Holder.class, Node.class);
      var list = new ArrayList<Object>();
      var holder = new Holder(list);
      list.add(holder);
      var chain = new Node();
      for (int i = 0; i < 20_000; i++) {
        var next = new Node();
        next.next = chain;
        chain = next;
      }
      var head = chain;

      assertThatThrownBy(() -> codec.write("value", holder))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("holds itself");
      assertThatThrownBy(() -> codec.write("value", head))
          .isInstanceOf(StateException.class)
          .hasMessageContaining("value.next.next.")
          .hasMessageContaining("nested deeper than 100");
    }
  }
}
