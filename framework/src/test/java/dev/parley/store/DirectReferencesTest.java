package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.store.definition.DefinitionsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Definitions whose fields are other objects, and such that can't be read.
@Timeout(60)
class DirectReferencesTest {
  @TempDir private Path folder;

  private Store<Tower> towers;
  private Store<Bell> bells;
  private Definitions definitions;

  /// What the check has seen, for each object.
  private final List<String> seen = new ArrayList<>();

  static final class Tower {
    /// Objects until one can't be made; 0 for never.
    static int untilFailure;

    @Id String key;
    @Defined String name = "nameless";
    @Defined Tower next;
    @Defined Bell bell;
    int visits;

    Tower() {
      if (untilFailure > 0 && --untilFailure == 0) {
        throw new IllegalStateException("no more towers");
      }
    }

    Tower(String key) {
      this.key = key;
    }
  }

  static final class Bell {
    @Id String key;
    @Defined String sound = "ding";
    @Defined Tower tower;

    Bell() {}
  }

  private DatabaseAddress address() {
    return DatabaseAddress.of("towers.db", folder, "", "");
  }

  private StoreFixture open() throws Exception {
    var fixture =
        new StoreFixture(
            address(),
            stores -> {
              towers = stores.store("tower", Tower.class);
              bells = stores.sessionStore("bell", Bell.class);
              definitions = stores.define(List.of(folder.resolve("towers.yaml")));
              definitions.check(
                  towers,
                  (tower, _) ->
                      seen.add(tower.key + (tower.next == null ? "" : ">" + tower.next.name)));
            });
    try {
      fixture.open();
      fixture.run(() -> fixture.stores.readDefinitions(folder));
      return fixture;
    } catch (Exception e) {
      fixture.close();
      throw e;
    }
  }

  private void write(String... lines) throws Exception {
    Files.writeString(folder.resolve("towers.yaml"), String.join("\n---\n", lines));
  }

  private void save(String... keys) throws Exception {
    try (var fixture =
        new StoreFixture(
                address(),
                stores -> {
                  towers = stores.store("tower", Tower.class);
                  bells = stores.sessionStore("bell", Bell.class);
                })
            .open()) {
      fixture.run(() -> {
        for (String key : keys) {
          var tower = new Tower(key);
          tower.name = "saved";
          tower.visits = 7;
          towers.save(tower);
        }
      });
    }
  }

  private void damage(String key) throws Exception {
    try (var connection = new Connections(address()).open();
        var statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "insert or replace into objects values ('tower', '%s', 3, 1, '{\"visits\":\"x\"}', '')"
                      .formatted(key)))
          .isEqualTo(1);
    }
  }

  private Tower tower(String key) {
    return towers.active(key).orElseThrow();
  }

  @Test
  void whatIsReferredToIsReadWithItsDefinition() throws Exception {
    save("b", "c");
    write("{store: tower, key: a, next: b}", "{store: tower, key: b, name: defined, next: c}");
    try (var fixture = open()) {
      fixture.run(() -> {
        assertThat(tower("a").next).isSameAs(tower("b"));
        assertThat(tower("b").name).isEqualTo("defined");
        assertThat(tower("b").visits).isEqualTo(7);
        assertThat(tower("b").next.visits).isEqualTo(7);
      });
    }
    assertThat(seen).containsExactly("a>defined", "b>saved");
  }

  @Test
  void theyMayReferToEachOtherInCircles() throws Exception {
    save("c");
    write(
        "{store: tower, key: a, next: b, bell: x}",
        "{store: tower, key: b, next: c}",
        "{store: tower, key: c, next: a}",
        "{store: bell, key: x, tower: a}");
    try (var fixture = open()) {
      fixture.run(() -> {
        assertThat(tower("a").next.next.next).isSameAs(tower("a"));
        assertThat(tower("a").bell.tower).isSameAs(tower("a"));
        assertThat(towers.peek("c").orElseThrow().next).isSameAs(tower("a"));
      });
    }
  }

  @Test
  void objectsMayReferToNewOnesOfLaterStoresWhenTheFilesAreReadAgain() throws Exception {
    write("{store: tower, key: a}", "{store: bell, key: old}");
    try (var fixture = open()) {
      fixture.run(() -> {
        write(
            "{store: tower, key: a, bell: x, next: b}",
            "{store: tower, key: b}",
            "{store: bell, key: x, sound: dong}");
        var reloaded = definitions.reload();
        assertThat(reloaded.added()).containsExactly("tower/b", "bell/x");
        assertThat(tower("a").next).isSameAs(tower("b"));
        assertThat(tower("a").bell).isSameAs(bells.active("x").orElseThrow());
        assertThat(tower("a").bell.sound).isEqualTo("dong");
        assertThat(bells.active("old")).isEmpty();
      });
    }
  }

  @Test
  void nothingBecomesActiveByAFileWithAnError() throws Exception {
    save("c");
    write("{store: tower, key: a}");
    try (var fixture = open()) {
      fixture.run(() -> {
        write("{store: tower, key: a, next: c}", "{store: tower, key: b, next: a, nmae: x}");
        assertThatThrownBy(() -> definitions.reload())
            .isInstanceOf(DefinitionsException.class)
            .hasMessageContaining("nmae");
        assertThat(towers.active()).containsExactly(tower("a"));
        assertThat(tower("a").next).isNull();
      });
    }
  }

  @Test
  void anObjectThatCantBeReadKeepsNoOthersFromBeingActive() throws Exception {
    save(); // makes the table
    damage("b");
    damage("e");
    write(
        "{store: tower, key: a}",
        "{store: tower, key: b}",
        "{store: tower, key: c, next: b}",
        "{store: tower, key: d}");
    try (var fixture = open()) {
      fixture.run(() -> {
        assertThat(towers.active()).containsExactly(tower("a"), tower("d"));
        assertThatThrownBy(() -> towers.find("b"))
            .isInstanceOf(UnreadableObjectException.class)
            .hasMessageContaining("visits")
            .hasMessageNotContaining("\"x\"");
        assertThatThrownBy(() -> towers.find("c")).isInstanceOf(UnreadableObjectException.class);

        write(
            "{store: tower, key: a, next: e}",
            "{store: tower, key: d, name: new}",
            "{store: tower, key: e}",
            "{store: tower, key: f}");
        assertThat(definitions.reload().added()).containsExactly("tower/e", "tower/f");
        assertThat(towers.active()).containsExactly(tower("a"), tower("d"), tower("f"));
        assertThat(tower("d").name).isEqualTo("new");
      });
    }
  }

  @Test
  void anObjectIsNotActiveThatCouldNotBeReadToItsEnd() throws Exception {
    save("a");
    write("{store: tower, key: a, name: defined}");
    try (var fixture = open()) {
      fixture.run(() -> {
        towers.release(tower("a"));
        Tower.untilFailure = 2; // the object itself, and then the one as it is defined
        assertThatThrownBy(() -> towers.find("a"))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("no more towers");
        assertThat(towers.active()).isEmpty();
        assertThat(towers.load("a").name).isEqualTo("defined");
      });
    } finally {
      Tower.untilFailure = 0;
    }
  }
}
