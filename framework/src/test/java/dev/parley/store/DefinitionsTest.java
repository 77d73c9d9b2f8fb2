package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.store.definition.DefinitionsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DefinitionsTest {
  @TempDir private Path folder;

  private Store<Hall> halls;
  private Store<Bell> bells;
  private Definitions definitions;

  static class Hall {
    @Id String key;
    @Defined String name = "nameless";
    @Defined Map<String, Ref<Hall>> exits = new TreeMap<>();
    List<String> things = new ArrayList<>();
    int visitors;

    Hall() {}
  }

  static final class Cellar extends Hall {
    @Defined int depth;
  }

  static final class Bell {
    @Id String key;
    @Defined String sound = "ding";
    int rung;

    Bell() {}
  }

  @BeforeEach
  void write() throws IOException {
    write(
        "halls.yaml",
        """
        store: hall
        key: great
        name: the great hall
        exits: {down: cellar}
        things: [a table]
        ---
        store: hall
        kind: cellar
        key: cellar
        name: the cellar
        depth: 3
        ---
        store: bell
        key: tower
        sound: dong
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private StoreFixture open() throws Exception {
    var fixture =
        new StoreFixture(
            DatabaseAddress.of("halls.db", folder, "", ""),
            stores -> {
              halls = stores.store("hall", Hall.class).kind(Cellar.class);
              bells = stores.sessionStore("bell", Bell.class);
              definitions =
                  stores
                      .define(List.of(Path.of(".")))
                      .check(
                          halls,
                          (hall, complaints) ->
                              hall.exits.forEach((direction, to) -> {
                                if (!complaints.exists(halls, to.key())) {
                                  complaints.add(
                                      "exits." + direction, to.key(), "the key of a hall");
                                }
                              }));
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

  private Hall great() {
    return halls.active("great").orElseThrow();
  }

  @Test
  void whatIsDefinedIsActiveFromTheStart() throws Exception {
    try (var fixture = open()) {
      fixture.run(() -> {
        assertThat(halls.active()).extracting(hall -> hall.key).containsExactly("great", "cellar");
        assertThat(great().name).isEqualTo("the great hall");
        assertThat(great().exits.get("down").get())
            .isInstanceOfSatisfying(Cellar.class, cellar -> assertThat(cellar.depth).isEqualTo(3));
        assertThat(bells.active("tower"))
            .hasValueSatisfying(b -> assertThat(b.sound).isEqualTo("dong"));
        assertThat(halls.query().list()).isEmpty(); // nothing of it is saved
      });
    }
  }

  @Test
  void savedFieldsAreLaidOverTheDefinitionButForThoseMarkedDefined() throws Exception {
    try (var fixture = open()) {
      fixture.run(() -> {
        great().name = "another name";
        great().things.add("a lamp");
        great().visitors = 7;
        halls.save(great());
      });
    }
    try (var fixture = open()) {
      fixture.run(() -> {
        assertThat(great().name).isEqualTo("the great hall");
        assertThat(great().things).containsExactly("a table", "a lamp");
        assertThat(great().visitors).isEqualTo(7);
        halls.release(great());
        assertThat(halls.load("great").visitors).isEqualTo(7);
        assertThat(halls.peek("great").orElseThrow().name).isEqualTo("the great hall");
      });
    }
  }

  @Test
  void whatIsReleasedOrDeletedComesBackAsItWasDefined() throws Exception {
    try (var fixture = open()) {
      fixture.run(() -> {
        great().visitors = 7;
        halls.release(great());
        assertThat(halls.load("great").visitors).isZero();
        great().visitors = 8;
        halls.save(great());
        halls.delete(great());
        assertThat(halls.load("great").visitors).isZero();
        var tower = bells.load("tower");
        bells.release(tower);
        assertThat(bells.load("tower")).isNotSameAs(tower);
      });
    }
  }

  @Test
  void objectsFollowTheirDefinitionsWhenTheFilesAreReadAgain() throws Exception {
    try (var fixture = open()) {
      fixture.run(() -> {
        Hall great = great();
        Bell tower = bells.load("tower");
        great.visitors = 7;
        tower.rung = 2;
        write(
            "halls.yaml",
            """
            {store: hall, key: great, name: the old hall, things: [a chair], visitors: 1}
            ---
            {store: hall, key: attic}
            ---
            {store: bell, key: tower, sound: dang}
            """);
        Reloaded reloaded = definitions.reload();
        assertThat(reloaded.added()).containsExactly("hall/attic");
        assertThat(reloaded.changed()).containsExactly("hall/great", "bell/tower");
        assertThat(reloaded.removed()).containsExactly("hall/cellar");
        assertThat(reloaded).hasToString("1 added, 2 changed, 1 removed");

        assertThat(great()).isSameAs(great);
        assertThat(great.name).isEqualTo("the old hall");
        assertThat(great.exits).isEmpty();
        assertThat(great.things).containsExactly("a chair"); // was as it was defined
        assertThat(great.visitors).isEqualTo(7); // was not
        assertThat(tower.sound).isEqualTo("dang");
        assertThat(tower.rung).isEqualTo(2);
        assertThat(halls.active("attic")).isPresent();
        assertThat(halls.find("cellar")).isEmpty();
        assertThat(definitions.reload().isEmpty()).isTrue();
      });
    }
  }

  @Test
  void savedObjectsKeepTheirFieldsWhenTheFilesAreReadAgain() throws Exception {
    try (var fixture = open()) {
      fixture.run(() -> {
        halls.save(great());
        halls.save(halls.load("cellar"));
        write("halls.yaml", "{store: hall, key: great, name: the old hall, things: [a chair]}");
        definitions.reload();
        assertThat(great().name).isEqualTo("the old hall");
        assertThat(great().things).containsExactly("a table");
        assertThat(halls.load("cellar")).isInstanceOf(Cellar.class);
      });
    }
  }

  @Test
  void aFileWithAnErrorChangesNothing() throws Exception {
    try (var fixture = open()) {
      fixture.run(() -> {
        write(
            "halls.yaml",
            """
            store: hall
            key: great
            name: the old hall
            exits:
              up: attic
            ---
            store: hall
            key: great Hall
            ---
            store: room
            key: x
            ---
            store: hall
            kind: attic
            key: x
            ---
            store: bell
            key: tower
            rung: often
            """);
        assertThatThrownBy(() -> definitions.reload())
            .isInstanceOfSatisfying(
                DefinitionsException.class,
                e ->
                    assertThat(
                            e.errors().stream()
                                .map(error -> error.toString().replaceAll("^.*/", "")))
                        .containsExactly(
                            "halls.yaml:5:7: exits.up: attic (expected the key of a hall)",
                            "halls.yaml:8:6: key: great Hall (expected lower-case letters, digits,"
                                + " _ and -, at most 100)",
                            "halls.yaml:10:8: store: room (expected one of [hall, bell])",
                            "halls.yaml:14:7: kind: attic (expected one of [cellar])",
                            "halls.yaml:19:7: rung: often (expected a whole number)"));
        assertThat(great().name).isEqualTo("the great hall");
        assertThat(halls.active()).hasSize(2);
      });
    }
  }

  @Test
  void mistakesOfYamlAreToldAsSuchWhenTheFilesAreReadAgain() throws Exception {
    try (var fixture = open()) {
      fixture.run(() -> {
        for (var text : List.of("{store: hall, key: [great", "{store: hall, name: x}")) {
          write("halls.yaml", text);
          assertThatThrownBy(() -> definitions.reload())
              .isInstanceOf(DefinitionsException.class)
              .hasMessageContaining("halls.yaml:1:");
        }
        assertThat(great().name).isEqualTo("the great hall");
      });
    }
  }

  @Test
  void aMistakeEndsTheStart() throws Exception {
    write("more.yaml", "{store: hall, key: x, nmae: y}");
    assertThatThrownBy(this::open)
        .isInstanceOf(DefinitionsException.class)
        .hasMessageContaining("more.yaml:1:29: nmae: unknown field (expected one of ");
  }

  @Test
  void manyObjectsAreReadWithAFewQuestions() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 1_200; i++) {
      text.append("---\nstore: hall\nkey: h").append(i).append("\nname: n\n");
    }
    write("many.yaml", text.toString());
    try (var fixture = open()) {
      fixture.run(() -> halls.load("h1199").visitors = 9);
      fixture.run(() -> halls.save(halls.load("h1199")));
    }
    try (var fixture = open()) {
      fixture.run(() -> {
        assertThat(halls.active()).hasSize(1_202);
        assertThat(halls.load("h1199").visitors).isEqualTo(9);
      });
    }
  }
}
