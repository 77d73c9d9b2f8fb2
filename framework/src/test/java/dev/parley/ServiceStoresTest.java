package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.store.Id;
import dev.parley.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// When a service opens its database, and when not.
@Timeout(180)
class ServiceStoresTest {
  @TempDir Path folder;

  private final ServiceFixture fixture = new ServiceFixture();
  private final Service service = fixture.service;

  @AfterEach
  void stop() {
    fixture.close();
  }

  static final class Coin {
    @Id String key = "penny";
    int value = 1;
  }

  private Path file() {
    return folder.resolve("coins.db");
  }

  @Test
  void opensNothingWhereNothingIsSaved() {
    Store<Coin> coins = service.sessionStore(Coin.class);
    service.start("--store=" + file());
    assertThat(coins.name()).isEqualTo("coin");
    assertThat(file()).doesNotExist();
  }

  @Test
  void opensBehindPreStartAndBeforeTheListeners() throws Exception {
    Store<Coin> coins = service.store(Coin.class);
    service.listen(PreStart.class, _ -> fixture.note("file at PreStart " + Files.exists(file())));
    service.listen(
        ListenStart.class,
        _ -> {
          coins.save(new Coin());
          fixture.note("saved at ListenStart");
        });
    service.listen(
        PostStop.class,
        _ -> {
          try {
            coins.peek("penny");
          } catch (IllegalStateException e) {
            fixture.note("closed at PostStop");
          }
        });
    service.start("--store=" + file());
    service.close();
    assertThat(fixture.log())
        .containsExactly("file at PreStart false", "saved at ListenStart", "closed at PostStop");
  }

  @Test
  void doesNotStartWithoutItsDatabase() {
    service.store(Coin.class);
    var nowhere = folder.resolve("no-such-folder").resolve("coins.db");
    assertThatThrownBy(() -> service.start("--store=" + nowhere))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("no-such-folder");
  }

  @Test
  void storesAreDeclaredBeforeTheStart() {
    service.start("--store=" + file());
    assertThatThrownBy(() -> service.store(Coin.class)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void callsThatWaitAreForTheStrand() throws Exception {
    Store<Coin> coins = service.store(Coin.class);
    service.start("--store=" + file());
    assertThatThrownBy(() -> coins.find("penny")).isInstanceOf(IllegalStateException.class);
    var found = new CountDownLatch(1);
    service.start(() -> {
      if (coins.find("penny").isEmpty()) {
        found.countDown();
      }
    });
    assertThat(found.await(60, TimeUnit.SECONDS)).isTrue();
  }
}
