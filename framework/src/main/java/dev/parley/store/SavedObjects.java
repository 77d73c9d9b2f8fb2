package dev.parley.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/// All that a database holds, object by object, without their classes: for tools. Services may use
/// the database at the same time.
///
/// All methods wait for the database, and throw a [StoreException] if it fails.
///
/// Not thread-safe: many threads may use it, one at a time.
public final class SavedObjects implements AutoCloseable {
  /// Rows that PostgreSQL's driver holds at a time.
  private static final int AT_ONCE = 1_000;

  /// How long it waits for a service that writes to the same file.
  private static final int BUSY_MILLIS = 10_000;

  private final DatabaseAddress address;
  private final Connection connection;

  private SavedObjects(DatabaseAddress address, Connection connection) {
    this.address = address;
    this.connection = connection;
  }

  /// Opens a database in which services have saved objects.
  public static SavedObjects open(DatabaseAddress address) {
    Path file = address.file();
    if (address.isMemory()) {
      throw new StoreException("a database in memory is gone with its service; name another one");
    }
    if (file != null && !Files.isRegularFile(file)) {
      throw new StoreException("there is no database " + file + "; name it with --store=...");
    }
    try {
      var objects = new SavedObjects(address, connect(address));
      objects.requireTable();
      return objects;
    } catch (SQLException e) {
      throw failed(address, "opened", e);
    }
  }

  /// Opens a database, and makes it and its tables if they are missing.
  public static SavedObjects create(DatabaseAddress address) {
    Path file = address.file();
    if (file == null || !Files.isRegularFile(file)) {
      try (var connections = new Connections(address)) {
        Schema.migrate(address, connections);
      } catch (SQLException e) {
        throw failed(address, "made", e);
      }
    }
    return open(address);
  }

  /// Unlike a service's connection it leaves a file that is not Parley's as it is.
  private static Connection connect(DatabaseAddress address) throws SQLException {
    var properties = new Properties();
    if (address.dialect() == Dialect.SQLITE) {
      properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
      properties.setProperty("synchronous", "FULL");
    } else {
      Connections.setServer(properties, address);
    }
    return DriverManager.getConnection(address.url(), properties);
  }

  private void requireTable() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select store, key, version, form, document, saved_at from objects limit 0");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// {@return whether it is a file of SQLite}
  public boolean isFile() {
    return address.dialect() == Dialect.SQLITE;
  }

  /// Hands out the objects one after the other, by store and key, as all of them were at one
  /// moment.
  ///
  /// @param stores of these only; of all if there are none
  public void forEach(Collection<String> stores, Consumer<SavedObject> each) {
    String marks = String.join(", ", Collections.nCopies(stores.size(), "?"));
    String where = stores.isEmpty() ? "" : " where store in (" + marks + ")";
    try {
      // A single statement of SQLite sees one moment, and PostgreSQL hands out rows by and by only
      // in a transaction.
      if (!isFile()) {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
      }
      try (PreparedStatement select =
          connection.prepareStatement(address.dialect().selectAll(where))) {
        select.setFetchSize(AT_ONCE);
        int index = 1;
        for (String store : stores) {
          select.setString(index++, store);
        }
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            each.accept(object(row));
          }
        }
      } finally {
        if (!isFile()) {
          connection.rollback();
          connection.setAutoCommit(true);
          connection.setReadOnly(false);
        }
      }
    } catch (SQLException e) {
      throw failed(address, "read", e);
    }
  }

  private static SavedObject object(ResultSet row) throws SQLException {
    return new SavedObject(
        text(row, 1), text(row, 2), row.getLong(3), row.getInt(4), text(row, 5), text(row, 6));
  }

  /// A damaged file may hold a null anywhere.
  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  /// What became of an object that was to be written.
  public enum Written {
    /// There was none of its key.
    ADDED,
    /// It took the place of another one of its key.
    REPLACED,
    /// There was the same already.
    SAME,
    /// Another one of its key is there, and stays.
    KEPT
  }

  /// Writes objects, all of them or, if this throws, none. Services that have read one which is
  /// replaced get a [StoreConflictException] when they save it.
  ///
  /// @param replaces whether objects take the place of others of their keys
  /// @return what became of each, in their order; durable
  public List<Written> write(List<SavedObject> objects, boolean replaces) {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert = connection.prepareStatement(address.dialect().insertWhole())) {
      statement.execute(isFile() ? "begin immediate" : "begin");
      try {
        var written = new ArrayList<Written>(objects.size());
        for (SavedObject object : objects) {
          written.add(write(insert, object, replaces));
        }
        statement.execute("commit");
        return written;
      } catch (SQLException e) {
        try {
          statement.execute("rollback");
        } catch (SQLException second) {
          e.addSuppressed(second);
        }
        throw e;
      }
    } catch (SQLException e) {
      throw failed(address, "written", e);
    }
  }

  private Written write(PreparedStatement insert, SavedObject object, boolean replaces)
      throws SQLException {
    fill(
        insert,
        object.store(),
        object.key(),
        object.version(),
        object.form(),
        object.document(),
        object.savedAt());
    if (insert.executeUpdate() > 0) {
      return Written.ADDED;
    }
    if (isSame(object)) {
      return Written.SAME;
    }
    if (!replaces) {
      return Written.KEPT;
    }
    try (PreparedStatement replace = connection.prepareStatement(address.dialect().replace())) {
      fill(
          replace,
          object.version(),
          object.form(),
          object.document(),
          object.savedAt(),
          object.store(),
          object.key());
      replace.executeUpdate();
      return Written.REPLACED;
    }
  }

  private boolean isSame(SavedObject object) throws SQLException {
    try (PreparedStatement same = connection.prepareStatement(address.dialect().countSame())) {
      fill(same, object.store(), object.key(), object.form(), object.document());
      try (ResultSet count = same.executeQuery()) {
        return count.next() && count.getInt(1) > 0;
      }
    }
  }

  private static void fill(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /// Copies a file of SQLite, as it is at one moment and without gaps, into a new one.
  ///
  /// @param target must not exist
  public void copyTo(Path target) {
    try (PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
      vacuum.setString(1, target.toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw failed(address, "copied", e);
    }
  }

  /// {@return what a file of SQLite finds wrong with itself; nothing for a server, which looks
  /// after its files by its own means}
  public List<String> damages() {
    var damages = new ArrayList<String>();
    if (isFile()) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("pragma integrity_check")) {
        while (row.next()) {
          damages.add(text(row, 1));
        }
      } catch (SQLException e) {
        damages.add(String.valueOf(e.getMessage()));
      }
      damages.remove("ok");
    }
    return damages;
  }

  private static StoreException failed(DatabaseAddress address, String done, SQLException cause) {
    return new StoreException(
        DatabaseAddress.hidePassword(
            "%s can't be %s: %s"
                .formatted(
                    address,
                    done,
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse(""))),
        cause);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(address, "closed", e);
    }
  }
}
