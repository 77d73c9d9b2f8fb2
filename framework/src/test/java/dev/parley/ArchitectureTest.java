package dev.parley;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which package of the framework may know which. docs/architecture.md gives the reasons.
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.parley";

  /// What each package may use of ours, besides itself. The front door may use all of them.
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("settings", Set.of()),
          Map.entry("strand", Set.of()),
          Map.entry("text", Set.of()),
          Map.entry("link", Set.of()),
          Map.entry("state", Set.of()),
          Map.entry("timer", Set.of("strand")),
          Map.entry("store", Set.of("settings", "state", "strand")),
          Map.entry("event", Set.of("strand")),
          Map.entry("flow", Set.of("event", "strand")),
          Map.entry("request", Set.of("event", "strand")),
          Map.entry("loop", Set.of()),
          Map.entry("dial", Set.of("loop", "strand")),
          Map.entry("gate", Set.of("link", "loop")),
          Map.entry("wire", Set.of("link", "loop")),
          Map.entry("angel", Set.of("link", "settings", "loop", "gate", "wire")));

  @ArchTest
  static final ArchRule everyPackageHasItsArrows =
      classes()
          .should(
              ArchCondition.from(
                  describe(
                      "be in the front door or in a package that this test knows",
                      (JavaClass type) -> room(type).isEmpty() || ARROWS.containsKey(room(type)))));

  @ArchTest
  static final ArchRule everyPackageUsesOnlyWhatItMay =
      CompositeArchRule.of(ARROWS.entrySet().stream().map(ArchitectureTest::usesOnly).toList());

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().assignedFrom(packages()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nettyStaysWithTheSockets =
      noClasses()
          .that(areOursOutside(Set.of("loop", "dial", "gate", "wire")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  @ArchTest
  static final ArchRule jacksonStaysWithSettingsStoresAndMessages =
      noClasses()
          .that(areOursOutside(Set.of("settings", "store", "angel", "gate")))
          .and()
          .doNotHaveFullyQualifiedName("dev.parley.Json")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("tools.jackson..");

  @ArchTest
  static final ArchRule kryoStaysWithState =
      noClasses()
          .that(areOursOutside(Set.of("state")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.esotericsoftware..", "org.objenesis..");

  private static ArchRule usesOnly(Map.Entry<String, Set<String>> arrows) {
    var allowed = new HashSet<>(arrows.getValue());
    allowed.add(arrows.getKey());
    return noClasses()
        .that(areIn(arrows.getKey()))
        .should()
        .dependOnClassesThat(areOursOutside(allowed))
        .allowEmptyShould(true); // not every package of the table is written yet
  }

  /// The first part of the package behind `dev.parley`; empty for the front door.
  private static String room(JavaClass type) {
    var name = type.getPackageName();
    if (name.equals(ROOT)) {
      return "";
    }
    var rest = name.substring(ROOT.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  private static DescribedPredicate<JavaClass> areIn(String room) {
    return describe("reside in ." + room, type -> isOurs(type) && room(type).equals(room));
  }

  private static DescribedPredicate<JavaClass> areOursOutside(Set<String> rooms) {
    return describe(
        "reside in dev.parley, but not in " + rooms,
        type -> isOurs(type) && !rooms.contains(room(type)));
  }

  private static SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return isOurs(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages of the framework";
      }
    };
  }
}
