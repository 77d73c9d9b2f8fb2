package dev.parley.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// State written by one jar and read by another one, in which the classes have changed.
class CodeChangeTest {
  private static final String WAS = "import dev.parley.state.Was; ";

  @TempDir Path folder;

  private final List<CodeVersion> versions = new ArrayList<>();
  private LogCapture log;

  @BeforeEach
  void capture() {
    log = new LogCapture();
  }

  @AfterEach
  void close() throws IOException {
    log.close();
    for (var version : versions) {
      version.close();
    }
  }

  /// A version whose sample is an expression.
  private CodeVersion version(String sample, String... sources) {
    var all = new ArrayList<>(List.of(sources));
    all.add("import java.util.*; class Sample { static Object make() { return " + sample + "; } }");
    var version = CodeVersion.of(folder, all.toArray(String[]::new));
    versions.add(version);
    return version;
  }

  @Test
  void anAddedFieldHasItsDefaultAndARemovedOneIsDropped() {
    var old =
        version(
            "new P(\"Ann\", 5)",
            """
            public class P {
              final String name;
              int level;
              P() { this("nobody", 1); }
              P(String name, int level) { this.name = name; this.level = level; }
              public String toString() { return name + "/" + level; }
            }
            """);
    var young =
        version(
            "new P(\"Bob\", \"Dr\")",
            """
            public class P {
              final String name;
              String title = "none";
              String unset;
              P() { name = "nobody"; }
              P(String name, String title) { this.name = name; this.title = title; }
              public String toString() { return name + "/" + title + "/" + unset; }
            }
            """);

    assertThat(young.reads(old)).isEqualTo("Ann/none/null");
    assertThat(old.reads(young)).isEqualTo("Bob/1");
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void anAddedFieldOfAClassWithoutSuchAConstructorIsZero() {
    var old = version("new P(1)", "class P { int a; P(int a) { this.a = a; } }");
    var young =
        version(
            "new P(2)",
            """
            class P {
              int a; int b = 7; String c = "c";
              P(int a) { this.a = a; }
              public String toString() { return a + "/" + b + "/" + c; }
            }
            """);

    assertThat(young.reads(old)).isEqualTo("1/0/null");
  }

  @Test
  void aRetypedFieldHasItsDefaultAndAWarningThatNamesItsPath() {
    var old =
        version(
            "new P(5)",
            """
            record P(Object inner) {
              P(int level) { this(new Q(level)); }
            }
            """,
            "class Q { int level; String kept = \"yes\"; Q(int level) { this.level = level; }"
                + " public String toString() { return level + kept; } }");
    var young =
        version(
            "new P(new Q())",
            "record P(Object inner) {}",
            "class Q { String level = \"first\"; String kept;"
                + " public String toString() { return level + kept; } }");

    assertThat(young.reads(old)).isEqualTo("P[inner=firstyes]");
    assertThat(log.warnings())
        .containsExactly(
            "value.inner.level: was java.lang.Integer and is now java.lang.String; dropped");
    assertThat(old.reads(young)).isEqualTo("P[inner=0null]");
  }

  @Test
  void aCollectionOfOtherElementsThanBeforeIsARetypedField() {
    var old =
        version(
            "new P(List.of(\"a\"), Map.of(\"a\", List.of(1)), List.of(1))",
            "import java.util.*; record P(List<String> l, Map<String, List<Integer>> m,"
                + " List<? extends Number> n) {}");
    var young =
        version(
            "null",
            "import java.util.*; record P(List<Integer> l, Map<String, List<Long>> m,"
                + " List<? extends Comparable<?>> n) {}");

    assertThat(young.reads(old)).isEqualTo("P[l=null, m=null, n=[1]]");
    assertThat(log.warnings())
        .allMatch(warning -> warning.contains(" and is now java.util."))
        .hasSize(2);
  }

  @Test
  void aClassIsFoundByAnEarlierName() {
    var old = version("new P(1)", "record P(int a) {}");
    var young = version("new Person(2)", WAS + "@Was(\"P\") record Person(int a) {}");

    assertThat(young.reads(old)).isEqualTo("Person[a=1]");
    assertThatThrownBy(() -> old.reads(young))
        .isInstanceOf(OutdatedStateException.class)
        .hasMessage("value: Person is gone, or not declared any more; dropped");
  }

  @Test
  void aClassThatMovedIsFoundByAnEarlierName() {
    var old =
        version(
            "List.of(a.P.of(1), new a.P[0], EnumSet.of(a.E.X))",
            "package a; public record P(int n) { public static P of(int n) { return new P(n); } }",
            "package a; public enum E { X }");
    var young =
        version(
            "null",
            "package b; " + WAS + "@Was({\"older.P\", \"a.P\"}) public record P(int n) {}",
            "package b; " + WAS + "@Was(\"a.E\") public enum E { X }");

    assertThat(young.reads(old)).startsWith("[P[n=1], [Lb.P;@").endsWith(", [X]]");
  }

  @Test
  void aFieldIsFoundByAnEarlierName() {
    var old = version("new P(1, 2)", "record P(int a, int b) {}");
    var young = version("null", WAS + "record P(@Was(\"b\") int second, @Was(\"a\") int first) {}");

    assertThat(young.reads(old)).isEqualTo("P[second=2, first=1]");
  }

  @Test
  void whatIsOfAClassThatIsGoneIsLeftOut() {
    var old =
        version(
            "new P(new Dog(), new ArrayList<>(Arrays.asList(1, new Dog(), 2)),"
                + " new HashMap<>(Map.of(\"a\", new Dog(), \"b\", 1)), Optional.of(new Dog()),"
                + " new Object[] {new Dog(), 1}, 7)",
            "import java.util.*; record P(Object pet, List<Object> list, Map<String, Object> map,"
                + " Optional<Object> some, Object[] array, int last) {}",
            "class Dog { String name = \"Rex\"; }");
    var young =
        version(
            "null",
            "import java.util.*; record P(Object pet, List<Object> list, Map<String, Object> map,"
                + " Optional<Object> some, Object[] array, int last) {"
                + " public String toString() { return pet + \" \" + list + map + some"
                + " + Arrays.toString(array) + last; } }");

    assertThat(young.reads(old)).isEqualTo("null [1, 2]{b=1}Optional.empty[null, 1]7");
    assertThat(log.warnings())
        .contains(
            "value.pet: Dog is gone, or not declared any more; dropped",
            "value.list[1]: Dog is gone, or not declared any more; dropped");
  }

  @Test
  void theSameWarningIsLoggedOnce() {
    var old = version("new P(new Dog())", "record P(Object pet) {}", "class Dog {}");
    var young = version("null", "record P(Object pet) {}");

    young.reads(old);
    young.reads(old);

    assertThat(log.warnings()).hasSize(1);
  }

  @Test
  void aRecordIsReadByTheNamesOfItsComponents() {
    var old =
        version("List.of(new P(1, \"two\", 3L), \"tail\")", "record P(int a, String b, long c) {}");
    var young =
        version(
            "List.of(new P(30L, 10, 'x', 2.5), \"tail\")",
            "record P(long c, int a, char added, double more) {}");

    assertThat(young.reads(old)).isEqualTo("[P[c=3, a=1, added=\0, more=0.0], tail]");
    assertThat(old.reads(young)).isEqualTo("[P[a=10, b=null, c=30], tail]");
  }

  @Test
  void aRecordWhoseConstructorRefusesADefaultIsLeftOut() {
    var old = version("new ArrayList<>(List.of(new P(1), 2))", "record P(int a) {}");
    var young =
        version("null", "record P(int a, String b) { P { java.util.Objects.requireNonNull(b); } }");

    assertThat(young.reads(old)).isEqualTo("[2]");
    assertThat(log.warnings().getFirst())
        .startsWith("value[0]: the constructor of P threw java.lang.NullPointerException at ");
  }

  @Test
  void aRecordMayBecomeAClassAndBack() {
    var old = version("new P(1)", "record P(int a) {}");
    var young =
        version(
            "new P()",
            "class P { int a = 2; int b = 3; public String toString() { return a + \"/\" + b; } }");

    assertThat(young.reads(old)).isEqualTo("1/3");
    assertThat(old.reads(young)).isEqualTo("P[a=2]");
  }

  @Test
  void constantsAreFoundByTheirNames() {
    var old =
        version(
            "new ArrayList<>(List.of(E.A, E.B, E.C, EnumSet.allOf(E.class),"
                + " new EnumMap<>(Map.of(E.A, 1, E.B, 2)), new P(E.B)))",
            "enum E { A, B, C }",
            "record P(E e) {}");
    var young =
        version("E.Z", "enum E { Z, C, @dev.parley.state.Was(\"A\") FIRST }", "record P(E e) {}");

    assertThat(young.reads(old)).isEqualTo("[FIRST, C, [C, FIRST], {FIRST=1}, P[e=null]]");
    assertThat(log.warnings()).contains("value[1]: a constant of E is gone; dropped");
    assertThatThrownBy(() -> old.reads(young))
        .isInstanceOf(OutdatedStateException.class)
        .hasMessage("value: a constant of E is gone; dropped");
  }

  @Test
  void aClassMayGetASuperclassThatTakesOverAField() {
    var old =
        version(
            "new P()",
            "class P { String name = \"Ann\"; int a = 1; { a = 5; }"
                + " public String toString() { return name + a; } }");
    var young =
        version(
            "new P()",
            "class Base { String name = \"Bob\"; int extra = 9; }",
            "class P extends Base { int a = 2;"
                + " public String toString() { return name + a + extra; } }");

    assertThat(young.reads(old)).isEqualTo("Ann59");
    assertThat(old.reads(young)).isEqualTo("Bob2");
  }

  @Test
  void fieldsOfOneNameStayApartWhenASuperclassIsRenamed() {
    var old =
        version(
            "new P()",
            "class Base { String name = \"base\"; }",
            "class P extends Base { String name = \"p\";"
                + " public String toString() { return name + super.name; } }");
    var young =
        version(
            "null",
            "class Thing { String name; }",
            "class P extends Thing { String name;"
                + " public String toString() { return name + super.name; } }");

    assertThat(young.reads(old)).isEqualTo("pbase");
  }

  @Test
  void aClassThatBecameAnEnumOrAbstractIsGone() {
    var old = version("new ArrayList<>(List.of(new P(), new Q(), 1))", "class P {}", "class Q {}");
    var young = version("null", "enum P { X }", "abstract class Q {}");

    assertThat(young.reads(old)).isEqualTo("[1]");
  }

  @Test
  void fieldsOfAnObjectThatIsThereKeepTheirValueIfTheBytesHaveNone() {
    var old =
        version(
            "new H()",
            "class H { int kept = 5; int gone = 6; int retyped = 7; Object lost = new Dog(); }",
            "class Dog {}");
    var young =
        version(
            "new Handler()",
            """
            public class Handler {
              int kept = 1; int added = 2; String retyped = "present"; Object lost = "present";
              public String toString() { return kept + "/" + added + retyped + lost; }
            }
            """);
    var handler = young.sample();

    young
        .codec()
        .readFields(
            "h", handler, Object.class, old.codec().writeFields("h", old.sample(), Object.class));

    assertThat(handler).hasToString("5/2presentpresent");
    assertThat(log.warnings())
        .containsExactlyInAnyOrder(
            "h.retyped: was java.lang.Integer and is now java.lang.String; dropped",
            "h.lost: Dog is gone, or not declared any more; dropped");
  }

  @Test
  void classesComeFromTheLoaderTheyWereDeclaredWith() {
    var old = version("new P(1)", "record P(int a) {}");
    var young = version("new P(2)", "record P(int a) {}");

    var read = young.codec().read("value", Object.class, old.written());

    assertThat(read.getClass()).isSameAs(young.sample().getClass());
    assertThatThrownBy(() -> young.codec().write("value", old.sample()))
        .isInstanceOf(StateException.class);
  }
}
