package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// On what the embedded server is there for.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresStoreTest extends StoreContract {
  private DatabaseAddress address;

  @Override
  DatabaseAddress address() throws Exception {
    if (address == null) {
      address = PostgresServer.database();
    }
    return address;
  }

  @Test
  void goesOnAfterItsConnectionsWereLost() throws Exception {
    one.run(() -> people.save(person("ann", 1)));
    try (var connection = new Connections(address()).open();
        var statement = connection.createStatement()) {
      // With a limit it waits until they are gone.
      statement.execute(
          "select pg_terminate_backend(pid, 30000) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
    one.run(() -> {
      people.save(person("bob", 1));
      assertThat(people.peek("ann")).isPresent();
    });
  }

  private StoreFixture through(PostgresProxy proxy, int seconds) throws Exception {
    var url =
        address().url().replaceFirst(":\\d+/", ":" + proxy.port() + "/")
            + "&socketTimeout="
            + seconds;
    return new StoreFixture(
            new DatabaseAddress(url, "", ""),
            stores -> {
              people = stores.store("person", Person.class);
              stores.store("place", Place.class);
            })
        .open();
  }

  private static int port(DatabaseAddress address) {
    return Integer.parseInt(address.url().replaceFirst(".*:(\\d+)/.*", "$1"));
  }

  @Test
  void aCommitWhoseAnswerIsLostIsNoConflict() throws Exception {
    try (var proxy = new PostgresProxy(port(address()));
        var fixture = through(proxy, 60)) {
      fixture.run(() -> {
        var ann = person("ann", 1);
        proxy.cutAtCommit();
        people.save(ann);
        assertThat(proxy.committed.getCount()).isZero();
        ann.level = 2;
        people.save(ann);
        assertThat(people.peek("ann").orElseThrow().level).isEqualTo(2);

        proxy.cutAtCommit();
        assertThat(people.delete(ann)).isTrue();
        assertThat(people.peek("ann")).isEmpty();
        people.save(ann);
        assertThat(people.peek("ann")).isPresent();
      });
    }
  }

  @Test
  @Tag("slow")
  void goesOnWhenItsServerVanishesWithoutAWord() throws Exception {
    try (var proxy = new PostgresProxy(port(address()));
        var fixture = through(proxy, 10)) {
      fixture.run(() -> {
        people.save(person("ann", 1));
        assertThat(people.peek("ann")).isPresent();
        proxy.fallSilent();
        people.save(person("bob", 1));
        assertThat(people.peek("ann")).isPresent();
      });
    }
  }

  @Test
  void noWaitIsWithoutEnd() throws Exception {
    try (var connection = new Connections(address()).open()) {
      assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
    }
    try (var connection = new Connections(address()).openAtLeisure()) {
      assertThat(connection.getNetworkTimeout()).isZero();
    }
  }

  @Test
  void anAddressMayNameTheAccount() throws Exception {
    var url = address().url().replace("//", "//postgres:secret@").replace("?user=postgres&", "?");
    try (var connection =
        new Connections(DatabaseAddress.of(url, Path.of("."), "nobody", "")).open()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("postgres");
    }
  }
}
