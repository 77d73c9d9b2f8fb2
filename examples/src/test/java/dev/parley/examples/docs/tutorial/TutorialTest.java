package dev.parley.examples.docs.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Service;
import dev.parley.testkit.MemoryClient;
import dev.parley.testkit.MemoryService;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Does what docs/tutorial.md tells its readers to do.
@Timeout(180)
class TutorialTest {
  private static final String PACKAGE = "dev.parley.examples.mytalker";
  private static final Path TALKER = Path.of("src/main/java/dev/parley/examples/talker");
  private static final Pattern FILE =
      Pattern.compile(
          "^<!-- snippet: (?<path>\\S+)/(?<name>\\w+)\\.java#body -->\\n```java\\n(?<text>.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINES =
      Pattern.compile(
          "^<!-- snippet: \\S+/talker/Talker\\.java#(?<tag>(?!body)\\w+) -->\\n```java\\n(?<text>.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  /// Each step leaves a talker that compiles and starts, and the last one is the example.
  @Test
  void whoeverFollowsItHasATalkerAfterEveryStep() throws Exception {
    String page = page();
    List<MatchResult> files = FILE.matcher(page).results().toList();
    String talker = files.getFirst().group("text");
    write("Talker", talker);
    try (var first = start()) {
      signUp(first, "Ann", "Hello Ann. Nobody else is here.");
    }
    for (var step : page.split("(?m)^## \\d+\\. ")) {
      String added = "";
      for (var file : FILE.matcher(step).results().toList()) {
        if (!file.group("path").contains("/src/test/")) {
          write(file.group("name"), file.group("text"));
          added = file.group("name");
        }
      }
      for (var lines : LINES.matcher(step).results().toList()) {
        talker = edited(talker, lines.group("tag"), lines.group("text"));
      }
      if (!added.equals("Talker")) {
        write("Talker", talker);
      }
      compile();
    }
    try (var whole = start()) {
      var ann = signUp(whole, "Ann", "Type help to see what you can do.");
      var bob = signUp(whole, "Bob", "Type help to see what you can do.");
      ann.expectLine("Bob has come.");
      ann.send("#news hello");
      ann.expectLine("[news] Ann: hello");
      bob.expectLine("[news] Ann: hello");
      bob.send("dance around ann");
      ann.expectLine("Bob dances around you.");
      bob.send("note ann see you");
      ann.expectLine("Bob has left you a note. Type notes to read it.");
      ann.send("notes");
      ann.expect("Throw them away?");
      whole.restart();
      ann.send("yes");
      ann.send("notes");
      ann.expect("There is nothing for you.");
    }
  }

  @Test
  void theTutorialShowsEveryFileOfTheTalker() throws IOException {
    String page = page();
    try (Stream<Path> files = Files.list(TALKER)) {
      for (Path file : files.filter(file -> !file.endsWith("package-info.java")).toList()) {
        assertThat(page)
            .contains("<!-- snippet: examples/" + file.toString().replace('\\', '/') + "#body -->");
      }
    }
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/tutorial.md"));
  }

  /// The talker with what a step adds, and with the imports that an editor would add.
  private static String edited(String talker, String tag, String lines) {
    String changed =
        tag.equals("users")
            ? talker.replaceFirst("(?m)^ *var users = .*\\n", lines.indent(4))
            : talker.replace("    return service;", lines.indent(4) + "    return service;");
    assertThat(changed).isNotEqualTo(talker);
    return changed.startsWith("import dev.parley.commands.*;")
        ? changed
        : "import dev.parley.commands.*;\nimport dev.parley.users.*;\n" + changed;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".java"), "package " + PACKAGE + ";\n\n" + text);
  }

  private Path compile() throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    var arguments = Stream.of("-proc:none", "-d", classes.toString(), "-cp", classPath());
    try (Stream<Path> all = Files.list(folder)) {
      Stream<String> sources =
          all.map(Path::toString).filter(file -> file.endsWith(".java")).sorted();
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, Stream.concat(arguments, sources).toArray(String[]::new));
      assertThat(result).isZero();
    }
    return classes;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private MemoryService start() throws Exception {
    var loader = new URLClassLoader(new URL[] {compile().toUri().toURL()});
    var service = loader.loadClass(PACKAGE + ".Talker").getMethod("service");
    return MemoryService.startUnderAngel(
        () -> {
          try {
            return (Service) service.invoke(null);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        },
        "--password-memory=64k");
  }

  private static MemoryClient signUp(MemoryService talker, String name, String welcome) {
    MemoryClient person = talker.client();
    for (String typed : List.of(name, "yes", "open sesame", "open sesame")) {
      person.send(typed);
    }
    person.expect(welcome + "\r\n");
    return person;
  }
}
