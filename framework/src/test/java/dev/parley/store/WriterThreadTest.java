package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of saves when something else than they fails.
@Timeout(120)
class WriterThreadTest {
  @TempDir Path folder;

  private Connections connections;
  private WriterThread writer;

  @BeforeEach
  void open() throws Exception {
    open(10_000);
  }

  private void open(int busyMillis) throws Exception {
    var address = DatabaseAddress.of("x.db", folder, "", "");
    connections = new Connections(address, busyMillis);
    Schema.migrate(address, connections);
    writer = new WriterThread(connections, Runnable::run);
  }

  @AfterEach
  void close() throws Exception {
    writer.close(Duration.ofSeconds(30));
    connections.close();
  }

  private Group group(String key) {
    var group = new Group(List.of(Write.save("x", key, "{}", 1, Standing.unsaved())));
    writer.add(group);
    return group;
  }

  /// A group whose first write is made, and whose second one throws.
  private Group faulty(Throwable cause) {
    var first = Write.save("x", "lost", "{}", 1, Standing.unsaved());
    var writes =
        new AbstractList<Write>() {
          @Override
          public int size() {
            return 2;
          }

          @Override
          public Write get(int index) {
            return switch (cause) {
              case Error error when index == 1 -> throw error;
              case RuntimeException exception when index == 1 -> throw exception;
              default -> first;
            };
          }
        };
    var group = new Group(writes, new CompletableFuture<>());
    writer.add(group);
    return group;
  }

  private static Throwable failure(Group group) {
    return catchThrowable(() -> group.done().get(60, TimeUnit.SECONDS)).getCause();
  }

  private static int rows(Group group) throws Exception {
    return group.done().get(60, TimeUnit.SECONDS);
  }

  private void isFree() throws Exception {
    try (var other = connections.open();
        var statement = other.createStatement()) {
      statement.execute("begin immediate");
      try (var lost = statement.executeQuery("select count(*) from objects where key = 'lost'")) {
        assertThat(lost.getInt(1)).isZero();
      }
      statement.execute("rollback");
    }
  }

  @Test
  void goesOnAfterAnErrorOfAnyKind() throws Exception {
    writer.start();
    for (Throwable cause :
        List.of(new IllegalStateException("oops"), new NoClassDefFoundError("oops"))) {
      assertThat(failure(faulty(cause))).isSameAs(cause);
      isFree();
      assertThat(rows(group("a" + cause.getClass().getSimpleName().length()))).isEqualTo(1);
    }
  }

  @Test
  void anErrorInOneOfManyIsToldToEach() throws Exception {
    var before = group("before");
    var faulty = faulty(new NoClassDefFoundError("oops"));
    var behind = group("behind");
    writer.start();
    // Not asserted of the others: whether they are saved. Nobody must wait for ever.
    assertThat(failure(faulty)).isInstanceOf(NoClassDefFoundError.class);
    assertThat(catchThrowable(() -> rows(before))).isInstanceOfAny(ExecutionException.class);
    assertThat(catchThrowable(() -> rows(behind))).isInstanceOfAny(ExecutionException.class);
    assertThat(rows(group("later"))).isEqualTo(1);
  }

  @Test
  void anExceptionInOneOfManyIsToldToThatOne() throws Exception {
    var before = group("before");
    var faulty = faulty(new IllegalStateException("oops"));
    var behind = group("behind");
    writer.start();
    assertThat(failure(faulty)).isInstanceOf(IllegalStateException.class);
    assertThat(rows(before)).isEqualTo(1);
    assertThat(rows(behind)).isEqualTo(1);
    isFree();
  }

  @Test
  void waitsForALockOnceForAllThatWait() throws Exception {
    connections.close();
    open(300);
    try (var other = connections.open();
        var statement = other.createStatement()) {
      statement.execute("begin immediate");
      var groups = new ArrayList<Group>();
      for (int i = 0; i < 20; i++) {
        groups.add(group("k" + i));
      }
      writer.start();
      var cause = failure(groups.getFirst());
      assertThat(cause).isInstanceOf(NotBegunException.class).hasMessageContaining("BUSY");
      assertThat(groups).allSatisfy(group -> assertThat(failure(group)).isSameAs(cause));
      statement.execute("rollback");
    }
    assertThat(rows(group("later"))).isEqualTo(1);
  }

  @Test
  void aStopDoesNotWaitForEver() throws Exception {
    try (var other = connections.open();
        var statement = other.createStatement()) {
      statement.execute("begin immediate");
      var group = group("a");
      writer.start();
      assertThat(writer.close(Duration.ofMillis(1))).isFalse();
      connections.abort();
      assertThatThrownBy(() -> connections.write(_ -> 1)).hasMessageContaining("closed");
      statement.execute("rollback");
      assertThat(group.done().handle((_, _) -> true).get(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
