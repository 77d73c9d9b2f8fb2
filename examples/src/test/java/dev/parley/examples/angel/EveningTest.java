package dev.parley.examples.angel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Screen;
import dev.parley.examples.chat.Chat;
import dev.parley.testkit.AngelProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// An evening in the chat, as people see it in their terminals: three talk and a fourth tells about
/// himself, while the chat is restarted, upgraded and killed.
@Tag("real-clients")
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class EveningTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/parley/examples/chat");

  @TempDir Path folder;

  private final List<Screen> people = new ArrayList<>();

  @Test
  void nobodyNoticesMoreThanAPause() throws IOException {
    pack(Path.of(Chat.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
    try (var chat = start()) {
      var ann = enter(chat, "Ann");
      var bob = enter(chat, "Bob");
      var cat = enter(chat, "Cat");
      var dan = enter(chat, "Dan");
      dan.type("/profile");
      dan.awaitPrompt("Shall I tell you about profiles? (yes/no, Enter is no)");
      say(ann, "says", "Good evening");

      chat.restart();
      dan.type("no");
      dan.awaitPrompt("Home town:");
      say(bob, "says", "Was there something?");
      dan.type("Ulm");
      dan.awaitPrompt("Favourite colour:");

      compileAnew("\" says: \"", "\" exclaims: \"");
      chat.restart();
      say(cat, "exclaims", "How loud we are");
      dan.type("green");
      dan.awaitPrompt("Instruments that you play (Enter is 0):");

      chat.crash();
      say(ann, "exclaims", "I have heard nothing");
      dan.type("2");
      dan.awaitPrompt("A secret word:");
      chat.crash();
      dan.type("xyzzy");
      dan.awaitPrompt("All right? (yes, or the number of what to change)");
      dan.type("yes");
      dan.awaitLine("Thank you. Whoever knows your word can read your profile: /profile YOUR-NAME");

      for (var person : people) {
        assertThat(String.join("\n", person.lines()))
            .doesNotContain("xyzzy", "ENDED")
            .containsOnlyOnce("Ann says: Good evening")
            .containsOnlyOnce("Bob says: Was there something?")
            .containsOnlyOnce("Cat exclaims: How loud we are")
            .containsOnlyOnce("Ann exclaims: I have heard nothing");
      }
      assertThat(chat.status()).contains("restarts: 2", "crashes: 2");
    } finally {
      people.forEach(Screen::close);
    }
  }

  private AngelProcess start() {
    String classPath =
        folder.resolve("chat.jar") + File.pathSeparator + System.getProperty("java.class.path");
    return AngelProcess.start(Chat.class.getName(), classPath);
  }

  private Screen enter(AngelProcess chat, String name) {
    String port = Integer.toString(chat.address().getPort());
    var person = Screen.open("telnet", "telnet", "127.0.0.1", port);
    people.add(person);
    person.awaitPrompt("What is your name?");
    person.type(name);
    person.awaitLine("Hello " + name + ". Type /help to see what you can do.");
    return person;
  }

  private void say(Screen person, String verb, String text) {
    person.type(text);
    // Dan has a question on his screen, and sees it behind that.
    for (var other : people.subList(0, 3)) {
      other.awaitLine("%s %s: %s".formatted(nameOf(person), verb, text));
    }
  }

  private String nameOf(Screen person) {
    return List.of("Ann", "Bob", "Cat", "Dan").get(people.indexOf(person));
  }

  /// Builds the chat with other words in it, and puts it in the place of the one that runs.
  private void compileAnew(String words, String others) throws IOException {
    var sources = Files.createDirectories(folder.resolve("sources"));
    var classes = Files.createDirectories(folder.resolve("classes"));
    var arguments = new ArrayList<>(List.of("-d", classes.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    try (var files = Files.list(SOURCES)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        var copy = sources.resolve(file.getFileName());
        Files.writeString(copy, Files.readString(file).replace(words, others));
        arguments.add(copy.toString());
      }
    }
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(code).isZero();
    pack(classes);
  }

  private void pack(Path classes) throws IOException {
    var fresh = folder.resolve("fresh.jar");
    var inside = classes.resolve("dev/parley/examples/chat");
    try (var jar = new JarOutputStream(Files.newOutputStream(fresh));
        var files = Files.list(inside)) {
      for (var file : files.toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
    Files.move(fresh, folder.resolve("chat.jar"), StandardCopyOption.REPLACE_EXISTING);
  }
}
