package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class ClassPathCopyTest {
  @TempDir Path folder;
  private Path classes;
  private Path jar;
  private Path copies;

  @BeforeEach
  void build() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes"));
    Files.createDirectories(classes.resolve("chat"));
    Files.writeString(classes.resolve("chat/Chat.class"), "one");
    jar = Files.writeString(folder.resolve("lib.jar"), "library");
    copies = Files.createDirectory(folder.resolve("copies"));
  }

  @Test
  void holdsJarsAndFoldersInTheirOrder() throws IOException {
    var copy = copy("1", jar, classes);
    assertThat(copy.paths().classPath())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("c1-lib.jar", "c2-classes");
    assertThat(copy.paths().classPath().getFirst()).hasContent("library");
    assertThat(copy.paths().classPath().getLast().resolve("chat/Chat.class")).hasContent("one");
  }

  @Test
  void staysAsItWasWhenABuildWritesIntoTheFilesThatWereCopied() throws IOException {
    var copy = copy("1", jar, classes);
    Files.writeString(jar, "changed");
    Files.writeString(classes.resolve("chat/Chat.class"), "two");
    Files.delete(classes.resolve("chat/Chat.class"));
    assertThat(copy.paths().classPath().getFirst()).hasContent("library");
    assertThat(copy.paths().classPath().getLast().resolve("chat/Chat.class")).hasContent("one");
  }

  @Test
  void isKnownByItsContentsNotItsDates() throws IOException {
    var first = copy("1", jar, classes);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
    assertThat(copy("2", jar, classes).hash()).isEqualTo(first.hash());
    Files.writeString(classes.resolve("chat/Chat.class"), "two");
    assertThat(copy("3", jar, classes).hash()).isNotEqualTo(first.hash());
  }

  @Test
  void isAnotherOneWhenAFileHasAnotherName() throws IOException {
    var first = copy("1", classes);
    Files.move(classes.resolve("chat/Chat.class"), classes.resolve("chat/Talk.class"));
    assertThat(copy("2", classes).hash()).isNotEqualTo(first.hash());
  }

  @Test
  void isAnotherOneInAnotherOrder() throws IOException {
    assertThat(copy("1", classes, jar).hash()).isNotEqualTo(copy("2", jar, classes).hash());
  }

  @Test
  void isNotMadeOfFilesThatAreBeingWrittenTo() throws Exception {
    // Large enough for the build to come round while it is copied.
    var big = Files.write(folder.resolve("big.jar"), new byte[32 << 20]);
    var done = new AtomicBoolean();
    var build =
        Thread.ofPlatform()
            .start(() -> {
              while (!done.get()) {
                try {
                  Files.setLastModifiedTime(big, FileTime.from(Instant.now()));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    try {
      assertThatThrownBy(() -> copy("1", big))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("being written to");
    } finally {
      done.set(true);
      build.join();
    }
    assertThat(copies).isEmptyDirectory();
    assertThat(copy("2", big).paths().classPath()).hasSize(1);
  }

  @Test
  void leavesOutThePlaceOfTheCopiesThemselves() throws IOException {
    copy("1", jar);
    var copy = copy("2", folder);
    var inside = copy.paths().classPath().getFirst();
    assertThat(inside.resolve("classes/chat/Chat.class")).exists();
    assertThat(inside.resolve("copies")).doesNotExist();
  }

  @Test
  void holdsWhatTheManifestOfAJarNames() throws IOException {
    Files.createDirectory(folder.resolve("deps"));
    Files.writeString(folder.resolve("deps/a.jar"), "a");
    var app = jar("app.jar", "deps/a.jar missing.jar deps/a.jar");
    assertThat(ProgramPaths.entries(app + File.pathSeparator + jar))
        .containsExactly(app, folder.resolve("deps/a.jar"), jar);
  }

  @Test
  void canBeReadFromAFileEachTime() throws IOException {
    var file = Files.writeString(folder.resolve("path"), jar + File.pathSeparator + classes + "\n");
    assertThat(ProgramPaths.given("@" + file).classPath()).containsExactly(jar, classes);
    Files.writeString(file, classes.toString());
    assertThat(ProgramPaths.given("@" + file).classPath()).containsExactly(classes);
    Files.writeString(file, "");
    assertThatThrownBy(() -> ProgramPaths.given("@" + file)).hasMessageContaining("is empty");
  }

  private Path jar(String name, String classPath) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    var jar = folder.resolve(name);
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }

  private ClassPathCopy copy(String name, Path... entries) throws IOException {
    return ClassPathCopy.make(copies.resolve(name), new ProgramPaths(List.of(entries), List.of()));
  }
}
