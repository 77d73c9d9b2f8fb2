package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.state.Was;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every database has to keep.
@Timeout(180)
abstract class StoreContract {
  StoreFixture one;
  Store<Person> people;
  private Store<Place> places;

  /// {@return a database with nothing in it; the same one until the end of the test}
  abstract DatabaseAddress address() throws Exception;

  @BeforeEach
  void open() throws Exception {
    one = fixture();
  }

  private StoreFixture fixture() throws Exception {
    return new StoreFixture(
            address(),
            stores -> {
              people = stores.store("person", Person.class);
              places = stores.store("place", Place.class);
            })
        .open();
  }

  /// Another process, after the first.
  private void reopen() throws Exception {
    one.close();
    one = fixture();
  }

  @AfterEach
  void close() throws Exception {
    one.close();
  }

  static Person person(String key, int level) {
    var person = new Person(key);
    person.level = level;
    return person;
  }

  @Test
  void findsWhatWasSavedBefore() throws Exception {
    one.run(() -> {
      var ann = person("ann", 7);
      ann.name = "Ann";
      ann.mood = Person.Mood.POOR;
      ann.seenAt = Instant.parse("2026-01-02T03:04:05.5Z");
      ann.strikes = 3;
      ann.purse = new BigDecimal("12345678901234567.890");
      ann.addresses.add(new Person.Address("Ulm", 4));
      people.save(ann);
      assertThat(people.load("ann")).isSameAs(ann);
    });
    reopen();
    one.run(() -> {
      assertThat(people.active("ann")).isEmpty();
      var ann = people.load("ann");
      assertThat(ann.key()).isEqualTo("ann");
      assertThat(ann.name).isEqualTo("Ann");
      assertThat(ann.level).isEqualTo(7);
      assertThat(ann.mood).isEqualTo(Person.Mood.POOR);
      assertThat(ann.seenAt).isEqualTo(Instant.parse("2026-01-02T03:04:05.5Z"));
      assertThat(ann.strikes).isZero();
      assertThat(ann.purse).isEqualTo(new BigDecimal("12345678901234567.890"));
      assertThat(ann.addresses).containsExactly(new Person.Address("Ulm", 4));
      assertThat(people.find("ann")).containsSame(ann);
      assertThat(people.active()).containsExactly(ann);
    });
  }

  @Test
  void findsManyAtOnce() throws Exception {
    one.run(() -> {
      for (int i = 0; i < 1200; i++) {
        var person = person("p" + i, i);
        one.start(() -> {
          people.save(person);
          return null;
        });
      }
    });
    one.run(() -> {
      one.stores.awaitQuiet(Duration.ofSeconds(60));
      var p7 = people.load("p7");
      people
          .active()
          .forEach(person -> {
            if (person != p7) {
              people.release(person);
            }
          });
      var keys = new ArrayList<String>();
      for (int i = 0; i < 1210; i++) {
        keys.add("p" + i);
      }
      keys.add("No key");
      var found = people.findAll(keys);
      assertThat(found).hasSize(1200).contains(p7).doesNotHaveDuplicates();
      assertThat(people.active()).hasSize(1200);
    });
  }

  @Test
  void tellsWhatIsNotThere() throws Exception {
    one.run(() -> {
      assertThat(people.find("bob")).isEmpty();
      assertThat(people.find("No key!")).isEmpty();
      assertThat(people.peek("bob")).isEmpty();
      assertThatThrownBy(() -> people.load("bob"))
          .isInstanceOf(NoSuchStoredException.class)
          .hasMessageContaining("bob");
    });
  }

  @Test
  void makesANewObjectActiveAndDoesNotSaveIt() throws Exception {
    one.run(() -> {
      var bob = people.loadOrCreate("bob", () -> person("bob", 2));
      assertThat(people.loadOrCreate("bob", () -> person("bob", 3))).isSameAs(bob);
      assertThat(people.peek("bob")).isEmpty();
      assertThatThrownBy(() -> people.add(person("bob", 4)))
          .isInstanceOf(IllegalArgumentException.class);
      people.release(bob);
      assertThat(people.find("bob")).isEmpty();
    });
  }

  @Test
  void savesAgainWhatWasReleased() throws Exception {
    one.run(() -> {
      var ann = person("ann", 1);
      people.save(ann);
      people.release(ann);
      ann.level = 2;
      people.save(ann);
      assertThat(people.active("ann")).containsSame(ann);
      assertThat(people.peek("ann").orElseThrow().level).isEqualTo(2);
    });
  }

  @Test
  void givesACopyWithoutMakingItActive() throws Exception {
    one.run(() -> {
      var ann = person("ann", 1);
      people.save(ann);
      ann.level = 5;
      assertThat(people.peek("ann").orElseThrow().level).isEqualTo(1);
      people.release(ann);
      var copy = people.peek("ann").orElseThrow();
      assertThat(people.active("ann")).isEmpty();
      copy.level = 9;
      people.save(copy);
      assertThat(people.load("ann")).isSameAs(copy);
    });
  }

  @Test
  void deletes() throws Exception {
    one.run(() -> {
      var ann = person("ann", 1);
      people.save(ann);
      people.save(person("bob", 1));
      assertThat(people.delete(ann)).isTrue();
      assertThat(people.active("ann")).isEmpty();
      assertThat(people.find("ann")).isEmpty();
      assertThat(people.delete("bob")).isTrue();
      assertThat(people.delete("bob")).isFalse();
      assertThat(people.find("bob")).isEmpty();
      people.save(ann);
      assertThat(people.peek("ann")).isPresent();
    });
  }

  @Test
  void keepsReferences() throws Exception {
    one.run(() -> {
      var hall = new Place("hall", "The hall");
      hall.next = hall;
      var attic = new Place("attic", "The attic");
      attic.next = hall;
      hall.next = attic;
      places.save(hall);
      places.save(attic);
      var ann = person("ann", 1);
      var bob = person("bob", 1);
      ann.home = places.ref(hall);
      ann.place = attic;
      ann.friends = List.of(bob);
      people.save(ann);
      people.save(bob);
    });
    reopen();
    one.run(() -> {
      var ann = people.load("ann");
      assertThat(ann.place.title).isEqualTo("The attic");
      assertThat(ann.place.next.next).isSameAs(ann.place);
      assertThat(ann.home.get()).isSameAs(ann.place.next);
      assertThat(ann.home.key()).isEqualTo("hall");
      assertThat(ann.friends).containsExactly(people.load("bob"));
      places.delete("hall");
      assertThat(ann.home.getOrNull()).isNull();
    });
  }

  @Test
  void answersQueriesFromItsIndexes() throws Exception {
    one.run(() -> {
      for (int i = 0; i < 10; i++) {
        var person = person("p" + i, i);
        person.seenAt = i == 3 ? null : Instant.ofEpochSecond(1_000_000, i * 100_000_000L);
        person.quiet = i % 2 == 0;
        person.home = places.ref(i < 5 ? "hall" : "attic");
        person.mood = i == 9 ? Person.Mood.POOR : Person.Mood.FINE;
        people.save(person);
      }
      assertThat(
              people.query().where("level", Compare.GREATER, 6).orderByDescending("level").keys())
          .containsExactly("p9", "p8", "p7");
      assertThat(people.query().where("quiet", true).where("level", Compare.AT_LEAST, 4).keys())
          .containsExactly("p4", "p6", "p8");
      assertThat(people.query().where("mood", Person.Mood.POOR).first().map(Person::key))
          .contains("p9");
      assertThat(
              people
                  .query()
                  .where("seenAt", Compare.AT_LEAST, Instant.ofEpochSecond(1_000_000, 800_000_000))
                  .keys())
          .containsExactly("p8", "p9");
      assertThat(people.query().whereNull("seenAt").keys()).containsExactly("p3");
      assertThat(people.query().orderBy("seenAt").limit(2).keys()).containsExactly("p3", "p0");
      assertThat(people.query().where("home", places.ref("hall")).count()).isEqualTo(5);
      assertThat(people.query().where("home", "hall").limit(2).skip(2).keys())
          .containsExactly("p2", "p3");
      assertThatThrownBy(() -> people.query().where("name", "Ann"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("@Queried");
    });
  }

  @Test
  void comparesNumbersWhateverTheirClass() throws Exception {
    one.run(() -> {
      for (int i = 0; i < 5; i++) {
        people.save(person("p" + i, i));
      }
      for (Number three :
          List.<Number>of(
              (byte) 3,
              3L,
              3f,
              BigInteger.valueOf(3),
              BigDecimal.valueOf(3),
              new AtomicInteger(3))) {
        assertThat(people.query().where("level", three).keys()).containsExactly("p3");
        assertThat(people.query().where("level", Compare.LESS, three).count()).isEqualTo(3);
      }
      assertThat(people.query().where("level", Compare.GREATER, 2.5).count()).isEqualTo(2);
      assertThat(people.query().where("level", Compare.GREATER, new BigDecimal("1E+30")).count())
          .isZero();
      assertThatThrownBy(() -> people.query().where("level", Double.NaN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("level: NaN");
    });
  }

  @Test
  void valuesOfAnotherTypeAreNoValuesToQueries() throws Exception {
    one.run(() -> people.save(person("ann", 1)));
    sql("update objects set document = '{\"level\": \"5\", \"quiet\": 1, \"mood\": 5}'");
    one.run(() -> {
      assertThat(people.query().where("level", 5).keys()).isEmpty();
      assertThat(people.query().where("quiet", true).keys()).isEmpty();
      assertThat(people.query().whereNull("mood").whereNull("level").keys()).containsExactly("ann");
    });
  }

  @Test
  void instantsBeyondTheYearsOfFourDigitsAreAfterAllOthers() throws Exception {
    var now = Instant.parse("2026-01-02T03:04:05Z");
    var far = Instant.parse("+12026-01-02T03:04:05.000000006Z");
    one.run(() -> {
      for (var seenAt : List.of(Instant.MAX, now, Instant.EPOCH, far)) {
        var person =
            person("y" + seenAt.toString().replaceAll("\\D.*", "") + keys(people.all(9)).size(), 1);
        person.seenAt = seenAt;
        people.save(person);
      }
    });
    reopen();
    one.run(() -> {
      assertThat(people.query().orderBy("seenAt").list())
          .extracting(person -> person.seenAt)
          .containsExactly(Instant.EPOCH, now, far, Instant.MAX);
      assertThat(people.query().where("seenAt", Compare.GREATER, now).count()).isEqualTo(2);
      assertThat(people.query().where("seenAt", Instant.MAX).count()).isEqualTo(1);
    });
  }

  @Test
  void refusesTextsThatNotAllDatabasesHave() throws Exception {
    one.run(() -> {
      var ann = person("ann", 1);
      ann.addresses.add(new Person.Address("Ulm\0", 1));
      assertThatThrownBy(() -> people.save(ann))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("addresses.town")
          .hasMessageContaining("U+0000");
      ann.addresses.clear();
      ann.name = "\\u0000";
      people.save(ann);
      assertThat(people.peek("ann").orElseThrow().name).isEqualTo("\\u0000");
    });
  }

  @Test
  void aPageBehindManyActiveObjectsEndsWhereItIsFull() throws Exception {
    one.run(() -> {
      for (String key : List.of("a", "b", "c", "d", "e")) {
        people.save(person(key, 1));
      }
      for (String key : List.of("c", "d", "e")) {
        people.release(people.load(key));
      }
      var page = people.saved(1);
      assertThat(keys(page)).containsExactly("c");
      assertThat(page.end()).isEqualTo("c");
      assertThat(page.isLast()).isFalse();
      page = people.saved(2, page.end());
      assertThat(keys(page)).containsExactly("d", "e");
      assertThat(people.saved(1, page.end()).isLast()).isTrue();
    });
  }

  @Test
  void listsByPages() throws Exception {
    one.run(() -> {
      for (String key : List.of("a", "b", "c", "d", "e")) {
        people.save(person(key, 1));
      }
      for (String key : List.of("a", "b", "d", "e")) {
        people.release(people.load(key));
      }
      people.add(person("bb", 1));
      var page = people.saved(3);
      assertThat(keys(page)).containsExactly("a", "b", "d");
      page = people.saved(3, page.end());
      assertThat(keys(page)).containsExactly("e");
      assertThat(page.isLast()).isTrue();
      page = people.all(3);
      assertThat(keys(page)).containsExactly("a", "b", "bb");
      page = people.all(3, page.end());
      assertThat(keys(page)).containsExactly("c", "d", "e");
      assertThat(page.items().getFirst()).isSameAs(people.load("c"));
      assertThat(people.active("d")).isEmpty();
    });
  }

  private static List<String> keys(Page<Person> page) {
    return page.items().stream().map(Person::key).toList();
  }

  @Test
  void savesAllOrNothing() throws Exception {
    one.run(() -> {
      var ann = person("ann", 1);
      var hall = new Place("hall", "The hall");
      one.stores.transaction(tx -> {
        tx.save(ann);
        tx.save(hall);
      });
      assertThat(people.peek("ann")).isPresent();
      assertThat(places.peek("hall")).isPresent();
      ann.level = 8;
      places.release(hall);
      var usurper = new Place("hall", "Mine");
      assertThatThrownBy(() ->
              one.stores.transaction(tx -> {
                tx.save(ann);
                tx.save(person("bob", 1));
                tx.save(usurper);
              }))
          .isInstanceOf(StoreConflictException.class)
          .hasMessageContaining("hall");
      assertThat(people.peek("ann").orElseThrow().level).isEqualTo(1);
      assertThat(people.find("bob")).isEmpty();
      assertThat(places.active("hall")).isEmpty();
      people.save(ann);
      assertThat(people.peek("ann").orElseThrow().level).isEqualTo(8);
    });
  }

  // ---- two services on one database

  @Test
  void overwritesNothingThatAnotherServiceHasSaved() throws Exception {
    one.run(() -> people.save(person("ann", 1)));
    var here = people;
    try (var two = fixture()) {
      two.run(() -> {
        var ann = people.load("ann");
        ann.level = 2;
        people.save(ann);
        ann.level = 3;
        people.save(ann);
      });
      one.run(() -> {
        var ann = here.load("ann");
        ann.level = 9;
        assertThatThrownBy(() -> here.save(ann))
            .isInstanceOfSatisfying(
                StoreConflictException.class,
                e -> assertThat(e.found()).isEqualTo(e.expected() + 2))
            .hasMessageContaining("person \"ann\"");
        assertThatThrownBy(() -> here.save(ann)).isInstanceOf(StoreConflictException.class);
        assertThatThrownBy(() -> here.delete(ann)).isInstanceOf(StoreConflictException.class);
        here.release(ann);
        var fresh = here.load("ann");
        assertThat(fresh.level).isEqualTo(3);
        fresh.level = 10;
        here.save(fresh);
      });
      two.run(() -> {
        var ann = people.load("ann");
        assertThat(people.delete("ann")).isTrue();
        people.save(ann);
      });
      one.run(() ->
          assertThatThrownBy(() -> here.save(here.load("ann")))
              .isInstanceOf(StoreConflictException.class));
      one.run(() ->
          assertThatThrownBy(() -> here.save(person("ann", 1)))
              .isInstanceOf(IllegalArgumentException.class));
    }
    people = here;
  }

  @Test
  @Timeout(240)
  void twoServicesThatSaveTheSameObjectsLoseNothing() throws Exception {
    int services = 2;
    int tasks = 8;
    int additions = 5;
    var fixtures = List.of(one, fixture());
    // The fields hold the stores of the last one, so both are asked by their fixtures.
    var done = new ArrayList<CompletableFuture<?>>();
    for (int service = 0; service < services; service++) {
      var fixture = fixtures.get(service);
      for (int task = 0; task < tasks; task++) {
        done.add(
            fixture.start(() -> {
              for (int i = 0; i < additions; i++) {
                addOne(fixture);
              }
              return null;
            }));
      }
    }
    for (var one : done) {
      one.get(200, TimeUnit.SECONDS);
    }
    fixtures.get(1).close();
    one.run(() -> {
      Store<Place> counters = one.store(Place.class);
      counters.active("counter").ifPresent(counters::release);
      assertThat(counters.load("counter").title).isEqualTo("" + services * tasks * additions);
    });
  }

  private static void addOne(StoreFixture fixture) {
    Store<Place> counters = fixture.store(Place.class);
    while (true) {
      var counter = counters.loadOrCreate("counter", () -> new Place("counter", "0"));
      String before = counter.title;
      counter.title = "" + (Integer.parseInt(before) + 1);
      try {
        counters.save(counter);
        return;
      } catch (StoreConflictException e) {
        // Everybody who has added to this object since meets the same conflict.
        counters.release(counter);
      }
    }
  }

  // ---- what can't be read

  final void sql(String sql) throws Exception {
    try (var connection = new Connections(address()).open();
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private String text(String sql) throws Exception {
    try (var connection = new Connections(address()).open();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  @Test
  void leavesADamagedObjectAsItIs() throws Exception {
    one.run(() -> {
      people.save(person("ann", 1));
      people.save(person("bob", 1));
    });
    sql("update objects set document = '{\"level\": {\"much\": true}}' where key = 'ann'");
    reopen();
    one.run(() -> {
      assertThatThrownBy(() -> people.find("ann"))
          .isInstanceOf(UnreadableObjectException.class)
          .hasMessageContaining("person \"ann\"");
      assertThatThrownBy(() -> people.loadOrCreate("ann", () -> person("ann", 1)))
          .isInstanceOf(UnreadableObjectException.class);
      assertThat(people.active("ann")).isEmpty();
      assertThatThrownBy(() -> people.save(person("ann", 1)))
          .isInstanceOf(StoreConflictException.class);
      var page = people.saved(10);
      assertThat(keys(page)).containsExactly("bob");
      assertThat(page.unreadable()).containsExactly("ann");
    });
    assertThat(text("select document from objects where key = 'ann'")).contains("much");
    one.run(() -> assertThat(people.delete("ann")).isTrue());
  }

  @Test
  void leavesAnObjectOfNewerCodeAsItIs() throws Exception {
    one.run(() -> people.save(person("ann", 1)));
    sql("update objects set form = 7 where key = 'ann'");
    reopen();
    one.run(() ->
        assertThatThrownBy(() -> people.find("ann"))
            .isInstanceOf(UnreadableObjectException.class)
            .hasMessageContaining("form 7")
            .hasMessageContaining("form 1"));
  }

  @Test
  void keepsWhatTheClassHasNoFieldFor() throws Exception {
    one.run(() -> places.save(new Place("hall", "The hall")));
    sql(
        "update objects set document = '{\"title\": \"Old\", \"smell\": {\"of\": \"soap\"}}'"
            + " where key = 'hall'");
    reopen();
    one.run(() -> {
      var hall = places.load("hall");
      hall.title = "New";
      places.save(hall);
    });
    assertThat(text("select document from objects where key = 'hall'"))
        .contains("soap")
        .contains("New")
        .doesNotContain("Old");
  }

  static class Room {
    @Id String key;
    int level;

    @Was({"title", "label"})
    @Queried
    String name = "";
  }

  @Test
  void migratesDocumentsInWhichAFieldOfQueriesHasAnEarlierName() throws Exception {
    one.run(() -> {
      places.save(new Place("hall", "Hall"));
      places.save(new Place("den", "Den"));
    });
    one.close();
    one = new StoreFixture(address(), stores -> stores.store("place", Room.class)).open();
    one.run(() -> {
      Store<Room> rooms = one.store(Room.class);
      rooms.save(rooms.load("den"));
      assertThat(rooms.query().where("name", "Hall").keys()).isEmpty();
      assertThat(rooms.tryMigrations()).isEqualTo(new MigrationReport(1, Map.of()));
      assertThat(rooms.migrate()).isEqualTo(new MigrationReport(1, Map.of()));
      assertThat(rooms.query().where("name", "Hall").keys()).containsExactly("hall");
      assertThat(rooms.query().where("name", "Den").keys()).containsExactly("den");
      assertThat(one.document("hall")).doesNotContain("title");
      assertThat(rooms.tryMigrations().migrated()).isZero();
    });
  }

  @Test
  void savesOfOneObjectGoInTheirOrder() throws Exception {
    var ann = person("ann", 0);
    var saves = new ArrayList<CompletableFuture<?>>();
    for (int i = 1; i <= 50; i++) {
      int level = i;
      saves.add(
          one.start(() -> {
            ann.level = level;
            people.save(ann);
            return null;
          }));
    }
    for (var save : saves) {
      save.get(60, TimeUnit.SECONDS);
    }
    one.run(() -> assertThat(people.peek("ann").orElseThrow().level).isEqualTo(50));
  }

  @Test
  void refusesCallsOffTheStrand() {
    assertThatThrownBy(() -> people.find("ann")).isInstanceOf(IllegalStateException.class);
  }
}
