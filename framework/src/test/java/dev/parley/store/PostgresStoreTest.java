package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

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
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
    one.run(() -> {
      people.save(person("bob", 1));
      assertThat(people.peek("ann")).isPresent();
    });
  }
}
