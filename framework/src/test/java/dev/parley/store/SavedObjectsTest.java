package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.store.SavedObjects.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What tools do with a database, on each kind of them.
@Timeout(120)
class SavedObjectsTest {
  private static final SavedObject ANN =
      object("user", "ann", 3, "{\"name\": \"Ann\", \"level\": 1.10}");
  private static final SavedObject BOB = object("user", "bob", 1, "{\"name\": \"Bob\"}");
  private static final SavedObject MILL = object("room", "mill", 2, "{}");

  @TempDir Path folder;

  private static SavedObject object(String store, String key, long version, String document) {
    return new SavedObject(store, key, version, 1, document, "2026-01-02T03:04:05.678000Z");
  }

  @Test
  void writesAndReadsAFile() {
    writeAndRead(DatabaseAddress.of("objects.db", folder, "", ""));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64") // what the embedded server is there for
  void writesAndReadsAServer() throws Exception {
    writeAndRead(PostgresServer.database());
  }

  private static void writeAndRead(DatabaseAddress address) {
    try (var objects = SavedObjects.create(address)) {
      assertThat(objects.write(List.of(ANN, MILL, BOB), false)).containsOnly(Written.ADDED);
      assertThat(all(objects)).containsExactly(MILL, ANN, BOB);
      assertThat(all(objects, "user", "x")).containsExactly(ANN, BOB);
      assertThat(objects.damages()).isEmpty();

      var annas = object("user", "ann", 1, "{\"name\": \"Anna\"}");
      assertThat(objects.write(List.of(annas, BOB), false))
          .containsExactly(Written.KEPT, Written.SAME);
      assertThat(objects.write(List.of(annas, BOB), true))
          .containsExactly(Written.REPLACED, Written.SAME);
      // A version that whoever has read it does not know.
      assertThat(all(objects, "user"))
          .containsExactly(object("user", "ann", 4, annas.document()), BOB);

      var carl = object("user", "carl", 1, "{}");
      var broken = new SavedObject("user", "dora", 1, 1, "{}", "\0");
      if (!objects.isFile()) { // SQLite takes what it is given.
        assertThatThrownBy(() -> objects.write(List.of(carl, broken), false))
            .isInstanceOf(StoreException.class);
      }
      assertThat(all(objects)).hasSize(3);
    }
  }

  private static List<SavedObject> all(SavedObjects objects, String... stores) {
    var all = new ArrayList<SavedObject>();
    objects.forEach(List.of(stores), all::add);
    return all;
  }

  @Test
  void aServiceNoticesWhatWasReplaced() throws Exception {
    var address = DatabaseAddress.of("people.db", folder, "", "");
    var people = new ArrayList<Store<Person>>();
    try (var service =
        new StoreFixture(address, stores -> people.add(stores.store("person", Person.class)))
            .open()) {
      var store = people.getFirst();
      var ann = new Person("ann");
      service.run(() -> store.save(ann));
      try (var objects = SavedObjects.open(address)) {
        var saved = all(objects).getFirst();
        var other = new SavedObject("person", "ann", 1, 1, "{\"name\":\"Anna\"}", saved.savedAt());
        assertThat(objects.write(List.of(other), true)).containsExactly(Written.REPLACED);
      }
      assertThatThrownBy(() -> service.run(() -> store.save(ann)))
          .isInstanceOf(StoreConflictException.class);
      service.run(() -> store.release(ann));
      assertThat(service.call(() -> store.load("ann")).name).isEqualTo("Anna");
    }
  }
}
