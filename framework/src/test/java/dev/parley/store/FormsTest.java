package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.state.Was;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Classes that change while their objects are saved.
@Timeout(180)
class FormsTest {
  @TempDir Path folder;

  static class Hero {
    @Id String key;
    int power = 3;
    String nick = "nick";
    String motto = "motto";
  }

  static class Grown {
    @Id String key;
    int strength;

    @Was("nick")
    String name;

    List<String> added = List.of("default");
  }

  @Dropped("motto")
  static class Slim {
    @Id String key;
    int power;
  }

  static class Beast {
    @Id String key;
    int legs = 4;
  }

  static class Bird extends Beast {
    int wings = 2;
  }

  static class Ant extends Beast {}

  private StoreFixture open(Consumer<Stores> stores) throws Exception {
    return new StoreFixture(address(), stores).open();
  }

  private DatabaseAddress address() {
    return DatabaseAddress.of("heroes.db", folder, "", "");
  }

  private void saveHero() throws Exception {
    saveHeroes("conan");
  }

  private void saveHeroes(String... keys) throws Exception {
    try (var old = open(stores -> stores.store("hero", Hero.class))) {
      old.run(() -> {
        for (String key : keys) {
          var hero = new Hero();
          hero.key = key;
          old.store(Hero.class).save(hero);
        }
      });
    }
  }

  private static void strengthen(Stores stores) {
    stores
        .store("hero", Grown.class)
        .migration(1, fields -> fields.put("strength", (int) fields.remove("power") * 10));
  }

  @Test
  void aChangedClassReadsWhatTheFormerOneHasSaved() throws Exception {
    saveHero();
    try (var grown = open(FormsTest::strengthen)) {
      grown.run(() -> {
        var hero = grown.store(Grown.class).load("conan");
        assertThat(hero.strength).isEqualTo(30);
        assertThat(hero.name).isEqualTo("nick");
        assertThat(hero.added).containsExactly("default");
        grown.store(Grown.class).save(hero);
        assertThat(grown.document("conan"))
            .contains("\"motto\":\"motto\"")
            .contains("\"strength\":30")
            .doesNotContain("power")
            .doesNotContain("\"nick\":");
      });
    }
    try (var old = open(stores -> stores.store("hero", Hero.class))) {
      old.run(() ->
          assertThatThrownBy(() -> old.store(Hero.class).find("conan"))
              .isInstanceOf(UnreadableObjectException.class));
    }
  }

  @Test
  void removedFieldsGoWhenTheClassSaysSo() throws Exception {
    saveHero();
    try (var slim = open(stores -> stores.store("hero", Slim.class))) {
      slim.run(() -> {
        slim.store(Slim.class).save(slim.store(Slim.class).load("conan"));
        assertThat(slim.document("conan")).contains("nick").doesNotContain("motto");
      });
    }
  }

  @Test
  void aMigrationThatFailsLeavesTheObjectAsItIs() throws Exception {
    saveHero();
    try (var wrong =
        open(stores ->
            stores
                .store("hero", Grown.class)
                .migration(1, fields -> fields.put("strength", (int) fields.remove("strength"))))) {
      wrong.run(() -> {
        assertThatThrownBy(() -> wrong.store(Grown.class).find("conan"))
            .isInstanceOf(UnreadableObjectException.class)
            .hasMessageContaining("hero \"conan\"")
            .hasMessageContaining("form 1");
        assertThat(wrong.store(Grown.class).migrate().failed()).containsOnlyKeys("conan");
        assertThat(wrong.document("conan")).contains("power");
      });
    }
  }

  @Test
  void migratesAllAtOnceAfterATrial() throws Exception {
    saveHero();
    try (var grown = open(FormsTest::strengthen)) {
      grown.run(() -> {
        Store<Grown> heroes = grown.store(Grown.class);
        assertThat(heroes.tryMigrations()).isEqualTo(new MigrationReport(1, Map.of()));
        assertThat(grown.document("conan")).contains("power");
        var active = heroes.load("conan");
        assertThat(heroes.migrate()).isEqualTo(new MigrationReport(1, Map.of()));
        assertThat(grown.document("conan")).contains("\"strength\":30").doesNotContain("power");
        assertThat(heroes.tryMigrations().migrated()).isZero();
        heroes.save(active);
      });
    }
  }

  @Test
  void overwritesNothingThatIsSavedWhileItMigrates() throws Exception {
    saveHeroes("conan", "xena", "zeno");
    var steps = new Semaphore(0);
    Consumer<Stores> declare =
        stores ->
            stores
                .store("hero", Grown.class)
                .migration(
                    1,
                    fields -> {
                      fields.put("strength", (int) fields.remove("power") * 10);
                      steps.release();
                    });
    try (var grown = open(declare);
        var other = new Connections(address()).open();
        var statement = other.createStatement()) {
      Store<Grown> heroes = grown.store(Grown.class);
      var xena = grown.call(() -> heroes.load("xena"));
      var zeno = grown.call(() -> heroes.load("zeno"));
      statement.execute("begin immediate");
      var migrating = grown.start(heroes::migrate);
      // Then all rows were read, and the first of them is to be written.
      assertThat(steps.tryAcquire(3, 30, TimeUnit.SECONDS)).isTrue();
      var saving =
          grown.start(() -> {
            xena.name = "Xena";
            heroes.save(xena);
            return null;
          });
      var releasing =
          grown.start(() -> {
            zeno.name = "Zeno";
            heroes.save(zeno);
            heroes.release(zeno);
            return null;
          });
      grown.run(() -> {}); // behind the saves, which are under way then
      statement.execute("rollback");
      saving.get(30, TimeUnit.SECONDS);
      releasing.get(30, TimeUnit.SECONDS);
      assertThat(migrating.get(30, TimeUnit.SECONDS)).isEqualTo(new MigrationReport(3, Map.of()));
      grown.run(() -> {
        assertThat(heroes.peek("xena").orElseThrow().name).isEqualTo("Xena");
        assertThat(heroes.peek("zeno").orElseThrow().name).isEqualTo("Zeno");
        heroes.save(xena);
      });
    }
  }

  static class Den {
    @Id String key;
    Cave lair;
  }

  static class Cave {
    @Id String key;
  }

  @Test
  void aTrialMakesNothingActiveThatObjectsReferTo() throws Exception {
    try (var before =
        open(stores -> {
          stores.store("den", Den.class);
          stores.store("cave", Cave.class);
        })) {
      before.run(() -> {
        var cave = new Cave();
        cave.key = "cave";
        before.store(Cave.class).save(cave);
        var den = new Den();
        den.key = "den";
        den.lair = cave;
        before.store(Den.class).save(den);
      });
    }
    try (var after =
        open(stores -> {
          stores.store("den", Den.class).migration(1, _ -> {});
          stores.store("cave", Cave.class);
        })) {
      after.run(() -> {
        Store<Den> dens = after.store(Den.class);
        assertThat(dens.tryMigrations()).isEqualTo(new MigrationReport(1, Map.of()));
        assertThat(dens.migrate()).isEqualTo(new MigrationReport(1, Map.of()));
        assertThat(after.store(Cave.class).active()).isEmpty();
        assertThat(dens.load("den").lair).isSameAs(after.store(Cave.class).load("cave"));
      });
    }
  }

  @Test
  void migrationsAreDeclaredInOrder() throws Exception {
    try (var grown = open(FormsTest::strengthen)) {
      assertThat(grown.store(Grown.class).name()).isEqualTo("hero");
    }
    assertThatThrownBy(
            () -> open(stores -> stores.store("hero", Grown.class).migration(2, _ -> {})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static class Cage {
    @Id String key = "cage";
    Beast second;
    @Queried Beast third;
  }

  @Test
  void refersToTheOnlyStoreOfASubclass() throws Exception {
    Consumer<Stores> declare =
        stores -> {
          stores.store("bird", Bird.class);
          stores.store("cage", Cage.class);
        };
    try (var zoo = open(declare)) {
      zoo.run(() -> {
        var tweety = new Bird();
        tweety.key = "tweety";
        zoo.store(Bird.class).save(tweety);
        var cage = new Cage();
        cage.second = tweety;
        cage.third = tweety;
        zoo.store(Cage.class).save(cage);
        assertThat(zoo.store(Cage.class).query().where("third", tweety).keys())
            .containsExactly("cage");
        assertThat(zoo.document("cage")).contains("\"second\":\"tweety\"");
      });
    }
    try (var zoo = open(declare)) {
      zoo.run(() -> {
        var cage = zoo.store(Cage.class).load("cage");
        assertThat(cage.second).isSameAs(zoo.store(Bird.class).load("tweety")).isSameAs(cage.third);
      });
    }
  }

  @Test
  void savesObjectsOfDeclaredSubclasses() throws Exception {
    try (var zoo = open(stores -> stores.store("beast", Beast.class).kind(Bird.class))) {
      zoo.run(() -> {
        var tweety = new Bird();
        tweety.key = "tweety";
        tweety.legs = 2;
        zoo.store(Beast.class).save(tweety);
        var ant = new Ant();
        ant.key = "ant";
        assertThatThrownBy(() -> zoo.store(Beast.class).save(ant))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("kind(Ant.class)");
      });
    }
    try (var zoo = open(stores -> stores.store("beast", Beast.class).kind(Bird.class))) {
      zoo.run(() -> {
        var tweety = zoo.store(Beast.class).load("tweety");
        assertThat(tweety).isInstanceOf(Bird.class);
        assertThat(((Bird) tweety).wings).isEqualTo(2);
      });
    }
  }

  interface Lock {}

  static class Bolt implements Lock {
    int length = 3;
  }

  static class Chest {
    @Id String key = "chest";
    Lock lock;
  }

  @Test
  void refusesToSaveWhatItCouldNotReadAgain() throws Exception {
    try (var chests = open(stores -> stores.store("chest", Chest.class))) {
      chests.run(() -> {
        var chest = new Chest();
        chest.lock = new Bolt();
        for (int i = 0; i < 2; i++) {
          assertThatThrownBy(() -> chests.store(Chest.class).save(chest))
              .isInstanceOf(StoreException.class)
              .hasMessageContaining("chest \"chest\"")
              .hasMessageContaining("Lock");
        }
        assertThat(chests.store(Chest.class).peek("chest")).isEmpty();
      });
    }
  }

  static class Owner {
    @Id String key;
    Thread thread;
  }

  @Test
  void refusesClassesThatCanNotBeStored() {
    record Point(String key) {}
    assertThatThrownBy(() -> open(stores -> stores.store("x", Point.class)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> open(stores -> stores.store("x", Object.class)))
        .hasMessageContaining("@Id");
    assertThatThrownBy(() -> open(stores -> stores.store("x", Owner.class)))
        .hasMessageContaining("@Session");
    assertThatThrownBy(() -> open(stores -> stores.store("No Name", Hero.class)))
        .hasMessageContaining("lower-case");
    assertThatThrownBy(() ->
            open(stores -> {
              stores.store("x", Hero.class);
              stores.store("x", Slim.class);
            }))
        .hasMessageContaining("already");
  }
}
