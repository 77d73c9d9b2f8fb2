package dev.parley.bench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;

/// The driver of the database, as safe as the framework has it: each commit is in the write-ahead
/// log, on the disk. It updates the same rows by the same statement.
///
/// Not thread-safe: many threads may use it, one at a time.
final class BareDriver implements AutoCloseable {
  private static final String UPDATE =
      """
      update objects set version = ?, form = ?, document = ?,
        saved_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      where store = ? and key = ? and version = ?\
      """;

  private final Connection connection;
  private final PreparedStatement update;
  private int level;

  /// @param database one in which a service has saved its writers
  BareDriver(Path database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("journal_mode", "WAL");
    properties.setProperty("synchronous", "FULL");
    connection = DriverManager.getConnection("jdbc:sqlite:" + database, properties);
    try (var reset = connection.createStatement()) {
      reset.execute("update objects set version = 1");
    }
    update = connection.prepareStatement(UPDATE);
  }

  /// Saves as many objects in each commit.
  ///
  /// @return saves per second in the window
  double rate(int batch, Window window) throws SQLException {
    connection.setAutoCommit(batch == 1);
    long saved = 0;
    while (!window.isOver()) {
      level++;
      for (int i = 0; i < batch; i++) {
        save("writer-" + i);
      }
      if (batch > 1) {
        connection.commit();
      }
      if (window.isOpen()) {
        saved += batch;
      }
    }
    return saved / window.seconds();
  }

  private void save(String key) throws SQLException {
    // Rows that a run with fewer of them has left behind have their own versions.
    update.setLong(1, 1);
    update.setInt(2, 1);
    update.setString(3, Player.document(key, level));
    update.setString(4, "player");
    update.setString(5, key);
    update.setLong(6, 1);
    if (update.executeUpdate() != 1) {
      throw new SQLException("no row of " + key + " (expected one that a service has saved)");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
