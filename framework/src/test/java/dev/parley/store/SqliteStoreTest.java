package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  DatabaseAddress address() {
    return DatabaseAddress.of("people.db", folder, "", "");
  }

  static class Named {
    @Id String key;
    @Queried String name = "";
  }

  @Test
  void aDocumentThatIsNoJsonIsLeftOutOfQueriesAndIndexes() throws Exception {
    one.run(() -> {
      people.save(person("ann", 1));
      people.save(person("bob", 2));
    });
    sql("update objects set document = '{\"level\": 2,' where key = 'ann'");
    one.run(() -> {
      people.release(people.load("ann"));
      assertThat(people.query().where("level", 2).where("quiet", false).orderBy("seenAt").keys())
          .containsExactly("bob");
      assertThat(people.saved(5).unreadable()).containsExactly("ann");
    });
    one.close();
    one = new StoreFixture(address(), stores -> stores.store("person", Named.class)).open();
    one.run(() ->
        assertThat(one.store(Named.class).query().where("name", "nobody").keys())
            .containsExactly("bob"));
  }
}
