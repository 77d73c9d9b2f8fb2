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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections to one database. Each is used by one thread at a time; those that have failed
/// are replaced. A database in memory has only one.
///
/// Thread-safe.
final class Connections implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  /// How long a service waits for another one that writes to the same file.
  private static final int BUSY_MILLIS = 10_000;

  /// How long a service waits for a server to take its connection.
  private static final int CONNECT_SECONDS = 10;

  /// How long a service waits for a server that does not answer, since one that vanishes without a
  /// word would be waited for without end.
  private static final int ANSWER_SECONDS = 60;

  private final DatabaseAddress address;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final @Nullable ReentrantLock only;

  /// Made by the thread that writes; whoever closes reads it.
  private volatile @Nullable Writer writer;

  private volatile boolean closed;

  private final int busyMillis;

  Connections(DatabaseAddress address) {
    this(address, BUSY_MILLIS);
  }

  Connections(DatabaseAddress address, int busyMillis) {
    this.address = address;
    this.busyMillis = busyMillis;
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
          // What one has met that was idle, the others have met too, and to find out takes long.
          closeIdle();
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

  /// Does something with a connection, however long the database takes for it.
  <R extends @Nullable Object> R useAtLeisure(Work<Connection, R> work) throws SQLException {
    if (address.dialect() == Dialect.SQLITE) {
      return use(work);
    }
    try (Connection own = openAtLeisure()) {
      return work.with(own);
    }
  }

  /// Does something in a transaction of the connection that writes; once more on another one, if it
  /// turns out to be dead in the midst. Only for the thread that writes.
  ///
  /// @throws NotBegunException if there was no transaction to do it in
  <R> R write(Work<Writer, R> work) throws SQLException {
    lock();
    try {
      return writeOnce(work);
    } catch (NotBegunException e) {
      throw e;
    } catch (SQLException e) {
      if (writer != null) {
        throw e;
      }
      log.debug("the connection to {} that writes was lost", address, e);
      return writeOnce(work);
    } finally {
      unlock();
    }
  }

  private <R> R writeOnce(Work<Writer, R> work) throws SQLException {
    Writer present = begin();
    boolean isDone = false;
    try {
      R result = work.with(present);
      isDone = true;
      return result;
    } finally {
      // A database in memory would be lost with its connection.
      if (!isDone && only == null && (present.isStuck() || !isAlive(present.connection()))) {
        drop(present);
      }
    }
  }

  private Writer begin() throws NotBegunException {
    try {
      Writer present = writer();
      try {
        present.begin();
        return present;
      } catch (SQLException e) {
        if (only != null || isAlive(present.connection())) {
          throw e;
        }
        drop(present);
      }
      // The server was restarted, say, and nothing was written yet.
      Writer fresh = writer();
      fresh.begin();
      return fresh;
    } catch (SQLException e) {
      throw new NotBegunException(e);
    }
  }

  private Writer writer() throws SQLException {
    Writer present = writer;
    if (present == null) {
      present = new Writer(only == null ? open() : requireOnly(), address.dialect());
      writer = present;
    }
    if (closed) {
      throw new SQLException("it was closed before this was saved");
    }
    return present;
  }

  private void drop(Writer lost) {
    writer = null;
    close(lost.connection());
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("a connection could not be closed", e);
    }
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

  /// Opens a connection on which no answer takes longer than [#ANSWER_SECONDS].
  Connection open() throws SQLException {
    var properties = new Properties();
    if (address.dialect() == Dialect.SQLITE) {
      properties.setProperty("journal_mode", "WAL");
      properties.setProperty("synchronous", "FULL");
      properties.setProperty("busy_timeout", String.valueOf(busyMillis));
    } else {
      setServer(properties, address);
      properties.setProperty("socketTimeout", String.valueOf(ANSWER_SECONDS));
    }
    return DriverManager.getConnection(address.url(), properties);
  }

  /// Sets what all connections to a server have in common; the URL goes before it.
  static void setServer(Properties properties, DatabaseAddress address) {
    properties.setProperty("ApplicationName", "parley");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    // Details of an error quote what was to be saved.
    properties.setProperty("logServerErrorDetail", "false");
    if (!address.user().isEmpty()) {
      properties.setProperty("user", address.user());
    }
    if (!address.password().isEmpty()) {
      properties.setProperty("password", address.password());
    }
  }

  /// Opens a connection for what may take long.
  Connection openAtLeisure() throws SQLException {
    Connection connection = open();
    if (address.dialect() == Dialect.POSTGRESQL) {
      connection.setNetworkTimeout(Runnable::run, 0);
    }
    return connection;
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

  /// Has nothing more written, and what is being written fail, as far as the database allows.
  void abort() throws SQLException {
    closed = true;
    Writer present = writer;
    if (present != null) {
      present.connection().abort(Runnable::run);
    }
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    Writer present = writer;
    if (present != null) {
      present.close();
    }
    closeIdle();
  }

  private void closeIdle() {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      close(connection);
    }
  }
}
