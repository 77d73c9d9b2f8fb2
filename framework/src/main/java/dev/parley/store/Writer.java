package dev.parley.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the writes of groups with one connection, in one transaction for as many groups as there
/// are. A group that meets a conflict is taken back alone.
///
/// Not thread-safe: many threads may use it, one at a time.
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);

  private final Connection connection;
  // Not by the methods of the connection: after a commit SQLite's driver would begin the next
  // transaction at once, and keep all other services from writing until there is something to
  // write.
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private final PreparedStatement rollback;

  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final PreparedStatement deleteVersion;
  private final PreparedStatement delete;
  private final PreparedStatement version;
  private final String isSame;

  /// What to undo where writes are taken back.
  private final List<Runnable> undo = new ArrayList<>();

  private boolean isStuck;

  /// What came of a group.
  ///
  /// @param conflict why nothing of it was written; null if it was
  record Result(Group group, int rows, @Nullable StoreConflictException conflict) {}

  Writer(Connection connection, Dialect dialect) throws SQLException {
    this.connection = connection;
    begin = connection.prepareStatement(dialect.begin());
    commit = connection.prepareStatement("commit");
    rollback = connection.prepareStatement("rollback");
    insert = connection.prepareStatement(dialect.insert());
    update = connection.prepareStatement(dialect.update());
    deleteVersion =
        connection.prepareStatement(
            "delete from objects where store = ? and key = ? and version = ?");
    delete = connection.prepareStatement("delete from objects where store = ? and key = ?");
    version =
        connection.prepareStatement("select version from objects where store = ? and key = ?");
    isSame = dialect.isSame();
  }

  /// Begins a transaction.
  ///
  /// @throws SQLException if the connection is of no use, say
  void begin() throws SQLException {
    begin.execute();
  }

  /// Makes the writes of all groups durable, except for those that meet a conflict.
  ///
  /// @throws SQLException if none of them was made
  List<Result> write(List<Group> groups) throws SQLException {
    undo.clear();
    boolean isCommitted = false;
    try {
      var results = new ArrayList<Result>(groups.size());
      for (Group group : groups) {
        results.add(write(group));
      }
      commit(results);
      isCommitted = true;
      return results;
    } finally {
      if (!isCommitted) {
        undo(0);
        rollBack();
      }
    }
  }

  private void commit(List<Result> results) throws SQLException {
    try {
      commit.execute();
    } catch (SQLException e) {
      // If it was the answer that got lost, this is what will be found.
      for (Result result : results) {
        if (result.conflict() == null) {
          result.group().writes().forEach(Writer::noteAttempt);
        }
      }
      throw e;
    }
  }

  private static void noteAttempt(Write write) {
    Standing standing = write.standing();
    standing.attempt(new Standing.Attempt(standing.version(), write.document()));
  }

  private void rollBack() {
    isStuck = true;
    try {
      rollback.execute();
      isStuck = false;
    } catch (SQLException e) {
      log.debug("what was begun can't be taken back on its connection", e);
    }
  }

  /// {@return whether its connection may still be in the midst of a transaction that has failed}
  boolean isStuck() {
    return isStuck;
  }

  private Result write(Group group) throws SQLException {
    boolean several = group.writes().size() > 1;
    if (several) {
      execute("savepoint before_group");
    }
    int done = undo.size();
    try {
      int rows = 0;
      for (Write write : group.writes()) {
        rows += write(write);
      }
      if (several) {
        execute("release savepoint before_group");
      }
      return new Result(group, rows, null);
    } catch (StoreConflictException e) {
      if (several) {
        execute("rollback to savepoint before_group");
        undo(done);
      }
      return new Result(group, 0, e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void undo(int from) {
    List<Runnable> last = undo.subList(from, undo.size());
    last.reversed().forEach(Runnable::run);
    last.clear();
  }

  private int write(Write write) throws SQLException {
    Standing standing = write.standing();
    Standing.Attempt attempt = standing.attempt();
    if (attempt == null) {
      return write(write, standing);
    }
    boolean hidesRow = write.document() == null && standing.version() == Standing.UNSAVED;
    if (hidesRow && isMade(attempt, write)) {
      standing.version(attempt.version());
    }
    int rows;
    try {
      rows = write(write, standing);
    } catch (StoreConflictException e) {
      // Only now, since the write has waited for a transaction that the server had not ended yet.
      if (!isMade(attempt, write)) {
        throw e;
      }
      standing.version(attempt.version());
      rows = write(write, standing);
    }
    standing.attempt(null);
    return rows;
  }

  /// {@return whether an object is saved as it would be by a commit that nobody knows the end of}
  private boolean isMade(Standing.Attempt attempt, Write write) throws SQLException {
    String document = attempt.document();
    try (PreparedStatement same = connection.prepareStatement(isSame)) {
      same.setLong(1, attempt.version());
      same.setString(2, document == null ? "{}" : document);
      same.setString(3, write.store());
      same.setString(4, write.key());
      try (ResultSet row = same.executeQuery()) {
        return row.next() ? document != null && row.getBoolean(1) : document == null;
      }
    }
  }

  private int write(Write write, Standing standing) throws SQLException {
    String document = write.document();
    long known = standing.version();
    if (write.base() != Write.OWN && write.base() != known) {
      throw conflict(write, write.base());
    }
    int rows;
    if (document == null) {
      rows = delete(write, known);
      stands(standing, known, Standing.UNSAVED);
      return rows;
    }
    // What was deleted and saved again must not be taken for what it was before.
    long next = known == Standing.UNSAVED ? System.currentTimeMillis() : known + 1;
    rows =
        known == Standing.UNSAVED
            ? insert(write, document, next)
            : update(write, document, known, next);
    if (rows == 0) {
      throw conflict(write, known);
    }
    stands(standing, known, next);
    return rows;
  }

  private void stands(Standing standing, long known, long next) {
    undo.add(() -> standing.version(known));
    standing.version(next);
  }

  private int delete(Write write, long known) throws SQLException {
    if (write.whatever()) {
      delete.setString(1, write.store());
      delete.setString(2, write.key());
      return delete.executeUpdate();
    }
    if (known == Standing.UNSAVED) {
      return 0;
    }
    deleteVersion.setString(1, write.store());
    deleteVersion.setString(2, write.key());
    deleteVersion.setLong(3, known);
    int rows = deleteVersion.executeUpdate();
    if (rows == 0) {
      throw conflict(write, known);
    }
    return rows;
  }

  private int insert(Write write, String document, long next) throws SQLException {
    insert.setString(1, write.store());
    insert.setString(2, write.key());
    insert.setLong(3, next);
    insert.setInt(4, write.form());
    insert.setString(5, document);
    return insert.executeUpdate();
  }

  private int update(Write write, String document, long known, long next) throws SQLException {
    update.setLong(1, next);
    update.setInt(2, write.form());
    update.setString(3, document);
    update.setString(4, write.store());
    update.setString(5, write.key());
    update.setLong(6, known);
    return update.executeUpdate();
  }

  private StoreConflictException conflict(Write write, long known) throws SQLException {
    version.setString(1, write.store());
    version.setString(2, write.key());
    try (ResultSet found = version.executeQuery()) {
      long saved = found.next() ? found.getLong(1) : Standing.UNSAVED;
      return new StoreConflictException(
          "%s \"%s\" %s; nothing was overwritten: release it and find it again"
              .formatted(write.store(), write.key(), disagreement(known, saved)),
          known,
          saved);
    }
  }

  private static String disagreement(long known, long saved) {
    if (known == Standing.UNSAVED) {
      return "is new here, but version %d of it is saved".formatted(saved);
    }
    return saved == Standing.UNSAVED
        ? "is known here in version %d, but is not saved any more".formatted(known)
        : "is known here in version %d, but version %d is saved".formatted(known, saved);
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
