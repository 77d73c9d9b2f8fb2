package dev.parley.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The connections to one database. Each is used by one thread at a time; those that have failed
/// are replaced. A database in memory has only one.
///
/// Thread-safe.
final class Connections implements AutoCloseable {
  /// How long a service waits for another one that writes to the same file.
  private static final int BUSY_MILLIS = 10_000;

  private final DatabaseAddress address;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final @Nullable ReentrantLock only;

  /// Used by the thread that writes, and by whoever closes after it.
  private @Nullable Writer writer;

  private volatile boolean closed;

  Connections(DatabaseAddress address) {
    this.address = address;
    this.only = address.isMemory() ? new ReentrantLock() : null;
  }

  /// What is done with a connection.
  @FunctionalInterface
  interface Work<C, R extends @Nullable Object> {
    R with(C connection) throws SQLException;
  }

  /// Does something with a connection, which waits for the database. It is done again where a
  /// connection turns out to be dead that has been idle.
  <R extends @Nullable Object> R use(Work<Connection, R> work) throws SQLException {
    lock();
    try {
      for (Connection known = idle.poll(); known != null; known = idle.poll()) {
        try {
          return use(known, work);
        } catch (SQLException e) {
          if (!known.isClosed()) {
            throw e;
          }
        }
      }
      return use(open(), work);
    } finally {
      unlock();
    }
  }

  private <R extends @Nullable Object> R use(Connection connection, Work<Connection, R> work)
      throws SQLException {
    boolean sound = false;
    try {
      R result = work.with(connection);
      sound = true;
      return result;
    } finally {
      boolean isOver = closed && only == null;
      if (isOver || !(sound || isAlive(connection))) {
        connection.close();
      } else {
        idle.push(connection);
      }
    }
  }

  /// Does something in a transaction of the connection that writes. Only for the thread that
  /// writes.
  <R> R write(Work<Writer, R> work) throws SQLException {
    lock();
    try {
      Writer present = begin();
      try {
        return work.with(present);
      } catch (SQLException e) {
        dropIfDead(present);
        throw e;
      }
    } finally {
      unlock();
    }
  }

  private Writer begin() throws SQLException {
    Writer present = writer();
    try {
      present.begin();
      return present;
    } catch (SQLException e) {
      if (!dropIfDead(present)) {
        throw e;
      }
      // The server was restarted, say, and nothing was written yet.
      Writer fresh = writer();
      fresh.begin();
      return fresh;
    }
  }

  private Writer writer() throws SQLException {
    Writer present = writer;
    if (present == null) {
      present = new Writer(only == null ? open() : requireOnly(), address.dialect());
      writer = present;
    }
    return present;
  }

  private boolean dropIfDead(Writer present) throws SQLException {
    if (isAlive(present.connection())) {
      return false;
    }
    writer = null;
    present.close();
    return true;
  }

  private Connection requireOnly() throws SQLException {
    Connection connection = idle.peek();
    if (connection == null) {
      connection = open();
      idle.push(connection);
    }
    return connection;
  }

  private void lock() {
    if (only != null) {
      only.lock();
    }
  }

  private void unlock() {
    if (only != null) {
      only.unlock();
    }
  }

  private static boolean isAlive(Connection connection) {
    try {
      return !connection.isClosed() && connection.isValid(2);
    } catch (SQLException _) {
      return false;
    }
  }

  Connection open() throws SQLException {
    var properties = new Properties();
    if (address.dialect() == Dialect.SQLITE) {
      properties.setProperty("journal_mode", "WAL");
      properties.setProperty("synchronous", "FULL");
      properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
    } else {
      properties.setProperty("ApplicationName", "parley");
      if (!address.user().isEmpty()) {
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
      }
    }
    return DriverManager.getConnection(address.url(), properties);
  }

  /// {@return the connection, which whoever it is given to can't close}
  static Connection lend(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    if (writer != null) {
      writer.close();
    }
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }
}
