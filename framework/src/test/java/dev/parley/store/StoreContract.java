package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every database has to keep.
@Timeout(60)
abstract class StoreContract {
  private StoreFixture one;
  private Store<Person> people;
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

  private static Person person(String key, int level) {
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
      assertThat(ann.addresses).containsExactly(new Person.Address("Ulm", 4));
      assertThat(people.find("ann")).containsSame(ann);
      assertThat(people.active()).containsExactly(ann);
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

  @Test
  void refusesCallsOffTheStrand() {
    assertThatThrownBy(() -> people.find("ann")).isInstanceOf(IllegalStateException.class);
  }
}
