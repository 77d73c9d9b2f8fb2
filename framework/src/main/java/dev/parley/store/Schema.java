package dev.parley.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables of a database to what this version of the framework needs, by the numbered
/// scripts beside this class.
final class Schema {
  private static final String HISTORY = "schema_history";

  private Schema() {}

  /// Waits for the database, and for other services that do the same.
  ///
  /// @throws StoreException if the tables are of a newer version, or can't be changed
  static void migrate(DatabaseAddress address, Connections connections) throws SQLException {
    String folder = "classpath:dev/parley/store/" + address.dialect().id();
    FluentConfiguration configuration =
        Flyway.configure(Schema.class.getClassLoader())
            .locations(folder)
            .table(HISTORY)
            .failOnMissingLocations(true)
            .ignoreMigrationPatterns("*:missing");
    try {
      if (address.dialect() == Dialect.POSTGRESQL) {
        configuration.dataSource(new Opening(connections::open)).load().migrate();
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
      throw new StoreException("the tables of " + address + " can't be used: " + e.getMessage(), e);
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
