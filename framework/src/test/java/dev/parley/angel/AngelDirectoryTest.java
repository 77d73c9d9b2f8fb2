package dev.parley.angel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AngelDirectoryTest {
  @TempDir Path folder;

  @Test
  void isMadeSoThatOnlyItsOwnerCanEnter() throws IOException {
    var path = folder.resolve("angel");
    try (var directory = AngelDirectory.open(path)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      assertThat(path.resolve("angel.pid"))
          .content()
          .startsWith(ProcessHandle.current().pid() + "\n");
      assertThat(directory.copies()).isEmptyDirectory();
    }
  }

  @Test
  void leavesNothingBehind() throws IOException {
    var path = folder.resolve("angel");
    try (var directory = AngelDirectory.open(path)) {
      Files.writeString(Files.createDirectory(directory.copies().resolve("1")).resolve("a"), "a");
      Files.writeString(directory.link(), "");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void staysWhenItWasThereBefore() throws IOException {
    var path = ownFolder("rwx------");
    AngelDirectory.open(path).close();
    assertThat(path).isEmptyDirectory();
  }

  @Test
  void isRefusedWhileAnotherAngelWorksThere() {
    var path = folder.resolve("angel");
    try (var _ = AngelDirectory.open(path)) {
      assertThatThrownBy(() -> AngelDirectory.open(path))
          .isInstanceOf(AngelException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--angel-command=stop")
          .hasMessageContaining("--angel-directory=");
    }
    AngelDirectory.open(path).close();
  }

  @Test
  void isClearedOfWhatAKilledAngelHasLeft() throws IOException {
    var path = ownFolder("rwx------");
    Files.writeString(path.resolve("angel.pid"), "1\n");
    Files.writeString(path.resolve("link"), "");
    Files.createDirectories(path.resolve("classes/7"));
    try (var directory = AngelDirectory.open(path)) {
      assertThat(directory.link()).doesNotExist();
      assertThat(directory.copies()).isEmptyDirectory();
    }
  }

  @Test
  void goesInTheEndIfTheKilledAngelHadMadeIt() throws IOException {
    var path = ownFolder("rwx------");
    Files.writeString(path.resolve("angel.pid"), "1\nmade by an angel\n");
    AngelDirectory.open(path).close();
    assertThat(path).doesNotExist();
  }

  @Test
  void isRefusedIfOthersMayEnter() throws IOException {
    var path = ownFolder("rwxr-xr-x");
    assertThatThrownBy(() -> AngelDirectory.open(path))
        .isInstanceOf(AngelException.class)
        .hasMessageContaining("rwxr-xr-x")
        .hasMessageContaining("chmod 700");
  }

  @Test
  void isRefusedIfItIsALink() throws IOException {
    var elsewhere = ownFolder("rwx------");
    var link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    assertThatThrownBy(() -> AngelDirectory.open(link))
        .isInstanceOf(AngelException.class)
        .hasMessageContaining("is no folder");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void doesNotFollowALinkInThePlaceOfItsFile() throws IOException {
    var path = ownFolder("rwx------");
    var victim = Files.writeString(folder.resolve("victim"), "precious");
    Files.createSymbolicLink(path.resolve("angel.pid"), victim);
    assertThatThrownBy(() -> AngelDirectory.open(path)).isInstanceOf(AngelException.class);
    assertThat(victim).hasContent("precious");
  }

  @Test
  void isRefusedIfASocketCouldNotHaveItsName() {
    var path = folder.resolve("a".repeat(120));
    assertThatThrownBy(() -> AngelDirectory.open(path))
        .isInstanceOf(AngelException.class)
        .hasMessageContaining("too long")
        .hasMessageContaining("--angel-directory");
  }

  @Test
  void saysSoIfItCanNotBeMade() {
    assertThatThrownBy(() -> AngelDirectory.open(folder.resolve("missing/angel")))
        .isInstanceOf(AngelException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void isNamedAfterUserAndService() {
    var path = AngelDirectory.standard("Chat-90/00");
    assertThat(path.getFileName().toString())
        .isEqualTo("parley-" + System.getProperty("user.name") + "-Chat-90_00");
  }

  private Path ownFolder(String permissions) throws IOException {
    var path = Files.createDirectory(folder.resolve("there"));
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
