package dev.parley.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open database: reads on a few platform threads, writes on one.
///
/// Thread-safe.
final class Database {
  private static final Logger log = LoggerFactory.getLogger(Database.class);

  private static final int READERS = 4;

  /// How long a stop waits for what is still being saved; longer than anybody waits for a file that
  /// another service writes to.
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  private final DatabaseAddress address;
  private final Dialect dialect;
  private final Connections connections;
  private final WriterThread writer;
  private final ThreadPoolExecutor readers =
      new ThreadPoolExecutor(
          READERS,
          READERS,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform().name("parley-store-reader-", 0).daemon().factory());

  private Database(DatabaseAddress address, Consumer<Runnable> lend) {
    this.address = address;
    dialect = address.dialect();
    connections = new Connections(address);
    writer = new WriterThread(connections, lend);
    readers.allowCoreThreadTimeOut(true);
  }

  /// A field that the database is to keep an index for.
  record Indexed(String store, String field, FieldKind kind) {}

  /// Opens a database. Waits for it; for platform threads.
  ///
  /// @param lend see [WriterThread]
  /// @throws StoreException if it can't be opened
  static Database open(DatabaseAddress address, List<Indexed> fields, Consumer<Runnable> lend) {
    var database = new Database(address, lend);
    try {
      Schema.migrate(address, database.connections);
      database.index(fields);
    } catch (SQLException e) {
      database.abandon();
      throw database.failed("open", e);
    } catch (RuntimeException e) {
      database.abandon();
      throw e;
    }
    database.writer.start();
    log.info("objects are saved in {}", address);
    return database;
  }

  private void abandon() {
    try {
      connections.close();
    } catch (SQLException e) {
      log.debug("{} could not be closed", address, e);
    }
  }

  private void index(List<Indexed> fields) throws SQLException {
    if (!fields.isEmpty()) {
      connections.useAtLeisure(connection -> {
        try (Statement statement = connection.createStatement()) {
          for (Indexed field : fields) {
            index(statement, dialect.index(field.store(), field.field(), field.kind()));
          }
        }
        return true;
      });
    }
  }

  private static void index(Statement statement, String sql) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException _) {
      // Another service that makes it at the same moment has PostgreSQL fail; now it is there.
      statement.execute(sql);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  /// Reads rows, with a condition behind `where`, and more behind that.
  CompletableFuture<List<Row>> rows(String condition, List<?> parameters) {
    return read(
        dialect.select() + " where " + condition,
        parameters,
        row -> new Row(row.getString(1), row.getLong(2), row.getInt(3), row.getString(4)));
  }

  /// What is made of one row of a result.
  @FunctionalInterface
  interface Reading<R> {
    R of(ResultSet row) throws SQLException;
  }

  /// Has the database answer a question.
  <R> CompletableFuture<List<R>> read(String sql, List<?> parameters, Reading<R> reading) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return connections.use(connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.size(); i++) {
                  statement.setObject(i + 1, parameters.get(i));
                }
                var answers = new ArrayList<R>();
                try (ResultSet row = statement.executeQuery()) {
                  while (row.next()) {
                    answers.add(reading.of(row));
                  }
                }
                return answers;
              }
            });
          } catch (SQLException e) {
            throw failed("read", e);
          }
        },
        readers);
  }

  /// Has a group written, behind all those before it.
  CompletableFuture<Integer> write(List<Write> writes) {
    var group = new Group(writes);
    writer.add(group);
    return group.done();
  }

  StoreException failed(String what, Exception cause) {
    return new StoreException(
        DatabaseAddress.hidePassword(
            "can't %s: %s: %s".formatted(what, address, cause.getMessage())),
        cause);
  }

  /// Waits until everything is read and written that was asked for, or the database has not
  /// answered for too long. For platform threads.
  void close() {
    close(CLOSE_LIMIT);
  }

  void close(Duration limit) {
    try {
      if (!writer.close(limit)) {
        log.error("{} does not answer; what waits to be saved in it is lost", address);
        connections.abort();
      }
      readers.shutdown();
      if (!readers.awaitTermination(10, TimeUnit.SECONDS)) {
        log.warn("reading from {} does not end; its connections are left behind", address);
      }
      connections.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      log.warn("{} could not be closed", address, e);
    }
  }
}
