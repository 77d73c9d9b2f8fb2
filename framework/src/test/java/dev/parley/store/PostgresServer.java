package dev.parley.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL server for all tests of this virtual machine, which ends with it. It does without
/// fsync, so it is not for tests of what survives a failure of the machine.
final class PostgresServer {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private PostgresServer() {}

  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        // Its ten seconds by default are too few for a machine that unpacks and tests meanwhile.
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(3)).start();
      } catch (IOException e) {
        throw new AssertionError("no PostgreSQL server", e);
      }
    }
  }

  /// {@return the address of an empty schema of its own} A database would be a thousand files.
  static DatabaseAddress database() throws SQLException {
    String name = "test" + COUNT.incrementAndGet();
    try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + name);
    }
    String url = Holder.SERVER.getJdbcUrl("postgres", "postgres");
    return new DatabaseAddress(url + "&currentSchema=" + name, "", "");
  }
}
