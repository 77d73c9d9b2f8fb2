package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DatabaseAddressTest {
  private static DatabaseAddress of(String text) {
    return DatabaseAddress.of(text, Path.of("/root"), "u", "p");
  }

  @Test
  void takesAnAccountOutOfTheUrl() {
    assertThat(of("jdbc:postgresql://db:5432/chat"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5432/chat", "u", "p"));
    assertThat(of("jdbc:postgresql://db/chat?user=ann&ssl=true&password=a%26b+c%"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/chat?ssl=true", "ann", "a%26b+c%"));
    assertThat(of("jdbc:postgresql://db/chat?password=a%26b+c"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/chat", "u", "a&b c"));
    assertThat(of("jdbc:postgresql://ann:s+%40/x@y@db/chat?ssl=true"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/chat?ssl=true", "ann", "s+@/x@y"));
    assertThat(of("jdbc:postgresql://ann@db/chat"))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/chat", "ann", "p"));
  }

  @Test
  void showsNoPassword() {
    assertThat(of("jdbc:postgresql://db/chat?sslpassword=secret&ssl=true"))
        .hasToString("jdbc:postgresql://db/chat?sslpassword=...&ssl=true");
    assertThatThrownBy(() -> of("jdbc:mysql://db/chat?password=secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql://db/chat?password=...");
    assertThatThrownBy(() -> of("jdbc:mysql://ann:sec@ret@db:33/chat"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql://ann:...@db:33/chat");
  }

  @Test
  @Timeout(60)
  void aServerThatCantBeReachedGetsNoPasswordIntoTheMessage() {
    for (String url :
        new String[] {
          "jdbc:postgresql://db:54e2/chat?user=ann&password=secret",
          "jdbc:postgresql://ann:secret@db:54e2/chat"
        }) {
      assertThatThrownBy(() -> Database.open(of(url), List.of(), Runnable::run))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("54e2")
          .satisfies(e -> {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
              assertThat(cause.toString()).doesNotContain("secret");
            }
          });
    }
  }
}
