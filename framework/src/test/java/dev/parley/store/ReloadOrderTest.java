package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// With a pipe for a file, whose readers wait for what the test writes.
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class ReloadOrderTest {
  @TempDir private Path folder;

  static final class Bell {
    @Id String key;
    @Defined String sound = "ding";

    Bell() {}
  }

  private static String bell(String sound) {
    return "store: bell\nkey: tower\nsound: " + sound + "\n";
  }

  /// Gives one reader something to read, when there is one.
  private static void feed(Path pipe, String text) throws Exception {
    var written = new CompletableFuture<Path>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            written.complete(Files.writeString(pipe, text));
          } catch (Exception e) {
            written.completeExceptionally(e);
          }
        });
    assertThat(written.get(30, TimeUnit.SECONDS)).isEqualTo(pipe);
  }

  @Test
  void ofTwoReadingsAtOnceTheOneThatWasAskedForLastCounts() throws Exception {
    Path file = folder.resolve("bells.yaml");
    Files.writeString(file, bell("ding"));
    var definitions = new Definitions[1];
    try (var fixture =
        new StoreFixture(
            DatabaseAddress.of("memory", folder, "", ""),
            stores -> {
              stores.sessionStore("bell", Bell.class);
              definitions[0] = stores.define(List.of(file));
            })) {
      fixture.open().run(() -> fixture.stores.readDefinitions(folder));
      Files.delete(file);
      assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
      var first = fixture.start(definitions[0]::reload);
      var second = fixture.start(definitions[0]::reload);
      feed(file, bell("dang"));
      assertThat(first.get(30, TimeUnit.SECONDS).changed()).containsExactly("bell/tower");
      feed(file, bell("dong"));
      assertThat(second.get(30, TimeUnit.SECONDS).changed()).containsExactly("bell/tower");
      fixture.run(() ->
          assertThat(fixture.store(Bell.class).active("tower"))
              .hasValueSatisfying(bell -> assertThat(bell.sound).isEqualTo("dong")));
    }
  }
}
