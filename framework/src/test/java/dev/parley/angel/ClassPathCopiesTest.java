package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathCopiesTest {
  @TempDir Path folder;
  private Path jar;
  private Path place;
  private ClassPathCopies copies;

  @BeforeEach
  void build() throws IOException {
    jar = Files.writeString(folder.resolve("chat.jar"), "one");
    place = Files.createDirectory(folder.resolve("copies"));
    copies = new ClassPathCopies(place, () -> new ProgramPaths(List.of(jar), List.of()));
  }

  @Test
  void areTakenAnewWhenTheClassesHaveChanged() throws IOException {
    var first = copies.take();
    Files.writeString(jar, "two");
    var second = copies.take();
    assertThat(second.hash()).isNotEqualTo(first.hash());
    assertThat(first.paths().classPath().getFirst()).hasContent("one");
    assertThat(second.paths().classPath().getFirst()).hasContent("two");
  }

  @Test
  void areUsedAgainWhileTheClassesAreTheSame() throws IOException {
    var first = copies.take();
    assertThat(copies.take()).isEqualTo(first);
    assertThat(place).isDirectoryContaining(path -> path.equals(first.folder()));
    try (var folders = Files.list(place)) {
      assertThat(folders).hasSize(1);
    }
  }

  @Test
  void areRemovedWhenNobodyRunsFromThemAnyMore() throws IOException {
    var first = copies.take();
    Files.writeString(jar, "two");
    var second = copies.take();
    copies.keepOnly(Set.of(second));
    assertThat(first.folder()).doesNotExist();
    assertThat(second.paths().classPath().getFirst()).hasContent("two");
    Files.writeString(jar, "one");
    assertThat(copies.take().folder()).exists().isNotEqualTo(first.folder());
  }

  @Test
  void areNotLeftHalfMadeWhenTheClassPathCanNotBeRead() throws IOException {
    Path missing = folder.resolve("classpath");
    var broken = new ClassPathCopies(place, () -> ProgramPaths.given("@" + missing));
    assertThatThrownBy(broken::take).isInstanceOf(IOException.class);
    assertThat(place).isEmptyDirectory();
  }
}
