package dev.parley.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables of a database to what this version of the framework needs, by the numbered
/// scripts beside this class.
final class Schema {
  private static final String HISTORY = "schema_history";

  /// The number of the last script. Each leaves what scripts before it have made as it was, so that
  /// an older process can go on with newer tables if a restart fails.
  private static final int NEWEST = 1;

  private Schema() {}

  /// Waits for the database, and for other services that do the same.
  ///
  /// @throws StoreException if the tables can't be changed
  static void migrate(DatabaseAddress address, Connections connections) throws SQLException {
    if (address.isMemory()) {
      create(connections);
    } else if (!connections.use(Schema::isCurrent)) {
      bringUp(address, connections);
    }
  }

  /// {@return whether there is nothing to do, which saves most of the time of an opening}
  private static boolean isCurrent(Connection connection) {
    String sql = "select version from " + HISTORY + " where success order by installed_rank desc";
    try (Statement statement = connection.createStatement();
        ResultSet newest = statement.executeQuery(sql)) {
      return newest.next() && newest.getInt(1) >= NEWEST;
    } catch (SQLException _) {
      // There is no such table yet; if it is worse than that, it is told next.
      return false;
    }
  }

  /// Makes the tables of a database that nobody will ever open again.
  private static void create(Connections connections) throws SQLException {
    connections.use(connection -> {
      try (InputStream script = Schema.class.getResourceAsStream("sqlite/V1__objects.sql");
          Statement statement = connection.createStatement()) {
        byte[] text = Objects.requireNonNull(script, "the script").readAllBytes();
        return statement.execute(new String(text, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static void bringUp(DatabaseAddress address, Connections connections)
      throws SQLException {
    String folder = "classpath:dev/parley/store/" + address.dialect().id();
    FluentConfiguration configuration =
        Flyway.configure(Schema.class.getClassLoader())
            .locations(folder)
            .table(HISTORY)
            .failOnMissingLocations(true);
    try {
      if (address.dialect() == Dialect.POSTGRESQL) {
        configuration.dataSource(new Opening(connections::openAtLeisure)).load().migrate();
      } else {
        connections.use(connection -> {
          configuration
              .dataSource(new Opening(() -> Connections.lend(connection)))
              .load()
              .migrate();
          return true;
        });
      }
    } catch (FlywayException e) {
      String why = DatabaseAddress.hidePassword(String.valueOf(e.getMessage()));
      throw new StoreException("the tables of " + address + " can't be used: " + why, e);
    }
  }

  /// A source of connections for the library.
  private record Opening(Opener opener) implements DataSource {
    @FunctionalInterface
    interface Opener {
      Connection open() throws SQLException;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return opener.open();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return opener.open();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
