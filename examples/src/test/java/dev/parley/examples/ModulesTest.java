package dev.parley.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which module may know which, seen from the one that depends on all others.
@AnalyzeClasses(packages = "dev.parley", importOptions = DoNotIncludeTests.class)
class ModulesTest {
  private static final String FRAMEWORK = "framework";

  /// What each module may use of ours, besides itself.
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          FRAMEWORK,
          Set.of(),
          "testkit",
          Set.of(FRAMEWORK),
          "language",
          Set.of(),
          "commands",
          Set.of(FRAMEWORK, "language"),
          "users",
          Set.of(FRAMEWORK, "language", "commands"),
          "rooms",
          Set.of(FRAMEWORK, "language", "commands", "users"),
          "asterisk",
          Set.of(FRAMEWORK));

  @ArchTest
  static final ArchRule everyModuleUsesOnlyWhatItMay =
      CompositeArchRule.of(ARROWS.entrySet().stream().map(ModulesTest::usesOnly).toList());

  @ArchTest
  static final ArchRule internalsOfTheFrameworkStayInIt =
      noClasses()
          .that(areOutside(Set.of(FRAMEWORK)))
          .should()
          .dependOnClassesThat(
              describe(
                  "are internals of the framework",
                  type -> module(type).equals(FRAMEWORK) && isInternal(type)));

  @ArchTest
  static final ArchRule nettyStaysInTheFramework =
      noClasses()
          .that(areOutside(Set.of(FRAMEWORK)))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty..");

  private static ArchRule usesOnly(Map.Entry<String, Set<String>> arrows) {
    var allowed = new HashSet<>(arrows.getValue());
    allowed.add(arrows.getKey());
    return noClasses()
        .that(
            describe(
                "are in the module " + arrows.getKey(),
                type -> module(type).equals(arrows.getKey())))
        .should()
        .dependOnClassesThat(areOutside(allowed))
        .allowEmptyShould(true); // not every module of the table is written yet
  }

  private static DescribedPredicate<JavaClass> areOutside(Set<String> modules) {
    return describe(
        "are ours, but not in " + modules,
        type -> !module(type).isEmpty() && !modules.contains(module(type)));
  }

  /// The module of one of our classes; empty for those of others.
  private static String module(JavaClass type) {
    var path = List.of(type.getPackageName().split("\\."));
    if (path.size() < 2 || !path.subList(0, 2).equals(List.of("dev", "parley"))) {
      return "";
    }
    var room = path.size() == 2 ? "" : path.get(2);
    return ARROWS.containsKey(room) || room.equals("examples") ? room : FRAMEWORK;
  }

  private static boolean isInternal(JavaClass type) {
    return List.of(type.getPackageName().split("\\.")).contains("internal");
  }
}
